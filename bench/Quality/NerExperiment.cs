using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>ner --data DIR [options]</c>: trains a tagger on <c>DIR/train.txt</c>, chooses the epoch by <c>dev.txt</c>, and prints span F1 on dev after
/// every epoch and all scores on <c>test.txt</c>. DIR with a <c>*</c> in it stands for several folders, trained together and tested each by itself.
/// </summary>
internal static class NerExperiment
{
    private const string Usage = "ner --data DIR [--encoder ZIP] [--frozen] [--words N] [--epochs N] [--seed N] [--threads N] [--hidden N] [--layers N] [--rate R] [--encoder-rate R] [--dropout P] [--word-dropout P] [--ngram-dropout P] [--decay W] [--average] [--share PERCENT] [--output ZIP]";

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["data", "encoder", "words", "epochs", "seed", "threads", "hidden", "layers", "rate", "encoder-rate", "dropout", "word-dropout", "ngram-dropout", "decay", "share", "output"], ["frozen", "average"]);
        string folder = arguments.Required("data");
        var mlContext = new MLContext(arguments.Number("seed", 1));
        var conll = new ConllOptions { TagsColumnName = "Label" };
        var options = new DistillEmbNerOptions
        {
            Encoder = arguments["encoder"] is string file ? DistillEmbEncoder.Load(file) : null,
            FreezeEncoder = arguments.Has("frozen"),
            WordTableSize = arguments["words"] is null ? 0 : arguments.Number("words", 1),
            Epochs = arguments.Number("epochs", 30),
            HiddenSize = arguments.Number("hidden", 100),
            Layers = arguments.Number("layers", 1),
            Threads = arguments["threads"] is null ? 0 : arguments.Number("threads", 1),
            ValidationSet = mlContext.Data.LoadFromConllFile(Path.Combine(folder, "dev.txt"), conll),
            Progress = new Lines(),
            CancellationToken = cancellation,
        };
        options.LearningRate = Share("rate", options.LearningRate);
        if (arguments["encoder-rate"] is not null) options.EncoderLearningRate = Share("encoder-rate", 0);
        options.Dropout = Share("dropout", options.Dropout);
        options.WordDropout = Share("word-dropout", options.WordDropout);
        options.NgramDropout = Share("ngram-dropout", options.NgramDropout);
        options.WeightDecay = Share("decay", options.WeightDecay);
        options.AverageWeights = arguments.Has("average");
        IDataView train = mlContext.Data.LoadFromConllFile(Path.Combine(folder, "train.txt"), conll);
        IDataView test = mlContext.Data.LoadFromConllFile(Path.Combine(folder, "test.txt"), conll);
        if (arguments["share"] is not null) train = mlContext.Data.TrainTestSplit(train, testFraction: 1 - (arguments.Number("share", 100) / 100.0)).TrainSet;
        DistillEmbNerTransformer model = mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(train);
        if (arguments["output"] is string output) mlContext.Model.SaveAtomically(model, train.Schema, output);
        Console.WriteLine(FormattableString.Invariant($"dev F1 {Evaluate(options.ValidationSet).F1:P2}"));
        string[] folders = FoldersOf(folder);
        foreach (string own in folders)
        {
            IDataView rows = folders.Length == 1 ? test : mlContext.Data.LoadFromConllFile(Path.Combine(own, "test.txt"), conll);
            var clock = Stopwatch.StartNew();
            NerMetrics metrics = Evaluate(rows);
            string speed = FormattableString.Invariant($"{metrics.TokenCount / clock.Elapsed.TotalSeconds:F0} tokens/s");
            Console.WriteLine(folders.Length == 1
                ? FormattableString.Invariant($"test F1 {metrics.F1:P2} ({speed})\n{metrics}")
                : FormattableString.Invariant($"{Path.GetFileName(own)} test F1 {metrics.F1:P2} ({speed})"));
        }

        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"peak memory {process.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;

        double Share(string name, double otherwise) => arguments[name] is not string value
            ? otherwise
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw arguments.Fault($"--{name} is '{value}'; it must be a number.");

        NerMetrics Evaluate(IDataView data) => mlContext.MulticlassClassification.EvaluateNer(model.Transform(data));
    }

    private static string[] FoldersOf(string pattern) => pattern.Contains('*', StringComparison.Ordinal)
        ? [.. Directory.GetDirectories(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern)).Where(folder => File.Exists(Path.Combine(folder, "test.txt"))).Order(StringComparer.Ordinal)]
        : [pattern];

    private sealed class Lines : IProgress<SentenceTrainingProgress>
    {
        public void Report(SentenceTrainingProgress value)
        {
            if (value.ValidationScore is not double score) return;
            Console.WriteLine(FormattableString.Invariant(
                $"epoch {value.Epoch}/{value.Epochs}  loss {value.Loss:F3}  dev F1 {score:P2}{(value.IsBest ? " *" : "")}  {value.RowsPerSecond:F0} rows/s  {value.Elapsed.TotalSeconds:F0} s"));
        }
    }
}
