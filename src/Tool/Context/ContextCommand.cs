using System.CommandLine;
using System.Diagnostics;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Distillation;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.MLNet.Tool.Training;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Context;

/// <summary><c>context</c>: sentences without labels in, a start for taggers and classifiers out.</summary>
internal sealed class ContextCommand : ToolCommand
{
    private readonly Option<string> _encoder = new("--encoder") { Description = "The encoder that gives tokens their vectors.", HelpName = "model", Required = true };
    private readonly Option<string> _corpus = new("--corpus") { Description = "Sentences: one a line, tokens between blanks, cut as those to tag or classify will be; plain or .gz; - for standard input.", HelpName = "file", Required = true };
    private readonly Option<string> _out = SharedOptions.Out("context (.zip)");
    private readonly Settings<DistillEmbContextOptions> _settings = ContextSettings.Create();
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<int> _threads = SharedOptions.TrainingThreads();
    private readonly TrainingDevice _device = new();
    private readonly Option<bool> _json = SharedOptions.Json();

    public ContextCommand()
        : base(
            "context",
            "Learns from sentences without labels how words go together; 'ner train' and 'classify train' start from that by --context. Ctrl+C saves what is learnt so far.",
            "distillemb context --encoder am.zip --corpus corpus.txt.gz --out context.zip",
            "distillemb context --encoder ti.zip --corpus corpus.txt.gz --epochs 5 --hidden 100 --out context.zip")
    {
        foreach (Option option in new Option[] { _encoder, _corpus, _out }) Options.Add(option);
        foreach (Option option in _settings.Options.Concat([_seed, _threads, .. _device.Options, _json])) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string output = arguments.GetValue(_out)!;
        string corpusFile = arguments.GetValue(_corpus)!;
        OutputFile.Check("--out", output);
        InputFile.Check(corpusFile);
        var log = new TrainingLog("sentences", "MRR");
        var options = new DistillEmbContextOptions
        {
            Encoder = DistillEmbEncoder.Load(arguments.GetValue(_encoder)!),
            Threads = arguments.GetValue(_threads),
            Progress = log,
            CancellationToken = stop,
        };
        _settings.Apply(arguments, options);
        MLContext mlContext = _device.Start(arguments, arguments.GetValue(_seed));
        IDataView corpus = CorpusFile.Load(mlContext, corpusFile, stop);
        var clock = Stopwatch.StartNew();
        DistillEmbContextTransformer context = _settings.Checked(() => mlContext.Transforms.DistillEmbContext(options)).Fit(corpus);
        log.Close();
        TrainedModel.Save(mlContext, context, corpus.Schema, output, stop.IsCancellationRequested ? null : "Context", clock.Elapsed);
        var result = new Result();
        result.Add("hiddenSize", "numbers of each direction", context.HiddenSize);
        if (log.Epochs.LastOrDefault(epoch => epoch.IsBest) is { Scores: [(_, double score)] } best)
        {
            result.Add("bestEpoch", "best epoch", best.Epoch);
            result.Add("meanReciprocalRank", "mean reciprocal rank of neighbours", score, "F4");
        }

        result.Add("seconds", "seconds", Math.Round(clock.Elapsed.TotalSeconds, 1), "F1");
        result.Write(arguments.GetValue(_json));
    }
}
