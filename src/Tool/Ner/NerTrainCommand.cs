using System.CommandLine;
using System.Diagnostics;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Training;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner train</c>: tagged sentences in, a tagger out.</summary>
internal sealed class NerTrainCommand : ToolCommand
{
    private readonly Option<string[]> _train = new("--train") { Description = "Tagged sentences to train on: a token and its tag a line, an empty line after each sentence; plain or .gz. Several files, or a pattern such as 'ner/*/train.txt'.", HelpName = "file", Required = true, AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _dev = new("--dev") { Description = "Tagged sentences that choose the best epoch.", HelpName = "file", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _encoder = new("--encoder") { Description = "The encoder to start from; without it, it starts at random.", HelpName = "model" };
    private readonly Option<string> _out = SharedOptions.Out("model (.zip)");
    private readonly Settings<DistillEmbNerOptions> _settings = NerSettings.Create();
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<int> _threads = SharedOptions.Threads();
    private readonly TrainingDevice _device = new();
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    public NerTrainCommand()
        : base(
            "train",
            "Trains a tagger of names (or of other tags of tokens) on an encoder. Ctrl+C saves the best so far.",
            "distillemb ner train --train train.txt --dev dev.txt --encoder am.zip --out ner.zip --report ner.html",
            "distillemb ner train --train train.txt --dev dev.txt --encoder am.zip --frozen --epochs 20 --out ner.zip",
            "distillemb ner train --train am/train.txt ti/train.txt --dev am/dev.txt --out ner.zip")
    {
        foreach (Option option in new Option[] { _train, _dev, _encoder, _out }) Options.Add(option);
        foreach (Option option in _settings.Options.Concat([_seed, _threads, .. _device.Options, _report, _json])) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string output = arguments.GetValue(_out)!;
        string? report = arguments.GetValue(_report);
        OutputFile.Check("--out", output);
        OutputFile.Check("--report", report);
        var log = new TrainingLog();
        var files = new MLContext();
        IDataView train = TaggedFiles.Load(files, arguments.GetValue(_train)!);
        IDataView? dev = arguments.GetValue(_dev) is { Length: > 0 } devFiles ? TaggedFiles.Load(files, devFiles) : null;
        var options = new DistillEmbNerOptions { LabelColumnName = TaggedFiles.Tags, ValidationSet = dev, Progress = log, CancellationToken = stop, Threads = arguments.GetValue(_threads) };
        _settings.Apply(arguments, options);
        options.Encoder = arguments.GetValue(_encoder) is string encoder ? DistillEmbEncoder.Load(encoder) : null;
        if (options.FreezeEncoder && options.Encoder is null) throw new UsageException("--frozen needs an encoder: give its model by --encoder.");
        MLContext mlContext = _device.Start(arguments, arguments.GetValue(_seed));
        var clock = Stopwatch.StartNew();
        ITransformer model = Checked(() => Pipeline(mlContext, options)).Fit(train);
        log.Close();
        mlContext.Model.SaveAtomically(model, train.Schema, output);
        Console.Error.WriteLine(FormattableString.Invariant($"{(stop.IsCancellationRequested ? "Stopped; the best so far is" : "Tagger")} saved as {output} ({OutputFile.SizeOf(output)}) after {clock.Elapsed.TotalSeconds:F0} s"));
        NerMetrics? metrics = dev is null ? null : mlContext.MulticlassClassification.EvaluateNer(model.Transform(dev), TaggedFiles.Tags);
        Result result = metrics is null ? new Result() : NerResult.Of(metrics);
        result.Add("seconds", "seconds", Math.Round(clock.Elapsed.TotalSeconds, 1), "F1");
        result.Write(arguments.GetValue(_json));
        if (report is null) return;
        var page = new ReportPage($"Training of {Path.GetFileName(output)}");
        page.Add("Result on dev sentences", ResultHtml.Of(result));
        page.Add("Training", TrainingCurves.Of(log.Epochs));
        if (dev is not null) NerReport.Add(page, mlContext, ModelSteps.Of(model).OfType<DistillEmbNerTransformer>().First(), dev, metrics!);
        page.Add("Settings", ResultHtml.Facts([new ResultFact("", "encoder", arguments.GetValue(_encoder) ?? "from a random start"), new ResultFact("", "seed", arguments.GetValue(_seed)), .. _settings.Describe(options)]));
        page.Save(report);
    }

    // The tagger; then its tags as text, and the names that they mark: what a program that loads the model asks for.
    private static IEstimator<ITransformer> Pipeline(MLContext mlContext, DistillEmbNerOptions options) =>
        mlContext.MulticlassClassification.Trainers.DistillEmbNer(options)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedTags", options.PredictedLabelColumnName))
            .Append(mlContext.Transforms.TagsToEntities("Entities", confidencesColumnName: options.ConfidenceColumnName));

    private static IEstimator<ITransformer> Checked(Func<IEstimator<ITransformer>> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message);
        }
    }
}
