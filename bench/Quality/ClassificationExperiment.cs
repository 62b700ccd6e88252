using System.Diagnostics;
using DistillEmb.MLNet.Bench.Downstream;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>classify --data DIR [options]</c>: trains a text classifier on <c>DIR/train.tsv.gz</c> and <c>train-headlines.tsv.gz</c>, chooses the epoch by
/// <c>dev.tsv.gz</c>, and prints macro F1 and accuracy on dev and on <c>test.tsv.gz</c>. With <c>--list</c> it only prints the words of all
/// its files, each once: those that a table of vectors must hold.
/// </summary>
internal static class ClassificationExperiment
{
    private const string Usage = $"classify --data DIR [--pooling FinalStates|Attention|Maximum] [--tokens N] [--list] {SentenceArguments.Usage}";

    private static readonly string[] All = ["train", "train-headlines", "dev", "test"];

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["data", "pooling", "tokens", .. SentenceArguments.Options], [.. SentenceArguments.Flags, "list"]);
        string folder = arguments.Required("data");
        if (arguments.Has("list"))
        {
            foreach (string word in All.SelectMany(part => TopicDocument.ReadPart(folder, part)).SelectMany(document => document.Tokens).Distinct(StringComparer.Ordinal)) Console.WriteLine(word);
            return 0;
        }

        var mlContext = new MLContext(arguments.Number("seed", 1));
        IDataView train = View("train", "train-headlines");
        if (arguments.Number("share", 100) < 100) train = mlContext.Data.TrainTestSplit(train, testFraction: 1 - (arguments.Number("share", 100) / 100.0)).TrainSet;
        var options = new DistillEmbTextClassificationOptions { ValidationSet = View("dev"), CancellationToken = cancellation };
        arguments.Apply(options);
        options.MaxTokens = arguments.Number("tokens", options.MaxTokens);
        if (arguments["pooling"] is string pooling)
            options.Pooling = Enum.TryParse(pooling, out TextPooling value) ? value : throw arguments.Fault($"--pooling is '{pooling}'; it must be {string.Join(", ", Enum.GetNames<TextPooling>())}.");
        DistillEmbTextClassificationTransformer model = mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options).Fit(train);
        if (arguments["output"] is string output) mlContext.Model.SaveAtomically(model, train.Schema, output);
        Print("dev", options.ValidationSet);
        Print("test", View("test"));
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"peak memory {process.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;

        IDataView View(params string[] parts) => mlContext.Data.LoadFromEnumerable(parts
            .SelectMany(part => TopicDocument.Read(Path.Combine(folder, $"{part}.tsv.gz")))
            .Select(document => new Row { Tokens = document.Tokens, Label = document.Label }).ToArray());

        void Print(string part, IDataView data)
        {
            var clock = Stopwatch.StartNew();
            IDataView named = mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(data)).Transform(model.Transform(data));
            string[] predicted = [.. named.GetColumn<string>("PredictedLabel")];
            double seconds = clock.Elapsed.TotalSeconds;
            var predictions = new Predictions(data.GetColumn<string>("Label").Zip(predicted, (actual, guess) => ((IReadOnlyList<string>)[actual], (IReadOnlyList<string>)[guess])));
            Console.WriteLine(FormattableString.Invariant($"{part} {predictions.Describe(1)} ({predicted.Length / seconds:F0} rows/s)"));
        }
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
