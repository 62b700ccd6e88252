using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>
/// One pipeline with ML.NET's <c>ApplyWordEmbedding</c> (<c>--vectors</c>) or with <c>ApplyDistillEmb</c> in its place (<c>--model</c>), each in a process of
/// its own: time and memory of loading, tokens a second, the share of tokens that a file lacks, and the topics of whole documents and of their first words.
/// </summary>
internal static class DropInVerb
{
    private const string Usage = "drop-in (--vectors VEC | --model ZIP) --classification FOLDER [--words N] [--test]";
    private const double Megabyte = 1 << 20;
    private const int Repetitions = 5;

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["vectors", "model", "classification", "words"], ["test"]);
        string folder = arguments.Required("classification");
        int words = arguments.Number("words", 10);
        string file = arguments.Required(arguments.OneOf("vectors", "model"));
        var mlContext = new MLContext(seed: 1);
        IEstimator<ITransformer> Line(string path) => arguments.Has("vectors")
            ? mlContext.Transforms.Text.ApplyWordEmbedding("Features", path, nameof(Document.Tokens))
            : mlContext.Transforms.ApplyDistillEmb("Features", path, nameof(Document.Tokens));

        // What ML.NET takes to start is not the file's.
        mlContext.Transforms.NormalizeMinMax("Other", "Numbers").Fit(mlContext.Data.LoadFromEnumerable([new Warmth()]));
        TopicDocument[] train = TopicDocument.ReadTraining(folder);
        TopicDocument[] dev = TopicDocument.ReadPart(folder, "dev");
        IDataView rows = View(mlContext, train, int.MaxValue);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        ITransformer transformer = Line(file).Fit(rows);
        float[] first = transformer.Transform(View(mlContext, dev[..1], words)).GetColumn<float[]>("Features").Single();
        watch.Stop();
        Print($"{Path.GetFileName(file)}: {new FileInfo(file).Length / Megabyte:F1} MB, {first.Length} numbers a row, first row after {watch.Elapsed.TotalMilliseconds:F0} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte:F0} MB");
        Print($"managed memory afterwards: {(GC.GetTotalMemory(forceFullCollection: true) - before) / Megabyte:F1} MB");

        IDataView devRows = View(mlContext, dev, int.MaxValue);
        long tokens = dev.Sum(document => document.Tokens.LongLength);
        if (arguments.Has("vectors"))
        {
            HashSet<string> known = [.. File.ReadLines(file).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)])];
            Print($"of {tokens} dev tokens, {dev.Sum(document => document.Tokens.Count(token => !known.Contains(token))) * 100.0 / tokens:F1} % are not in the file");
        }

        for (int i = 0; i < Repetitions; i++)
        {
            watch.Restart();
            _ = transformer.Transform(devRows).GetColumn<float[]>("Features").Count();
            Print($"{tokens / watch.Elapsed.TotalSeconds:F0} tokens/s");
        }

        GC.KeepAlive(transformer);
        foreach (int most in (int[])[int.MaxValue, words])
        {
            cancellation.ThrowIfCancellationRequested();
            var classifier = new DropInTask(mlContext, Line(file), folder, most);
            classifier.Run(most == int.MaxValue ? "topics, whole documents" : $"topics, the first {most} words", arguments.Has("test"), 1, cancellation);
        }

        return 0;
    }

    private static IDataView View(MLContext mlContext, TopicDocument[] documents, int most) =>
        mlContext.Data.LoadFromEnumerable(documents.Select(document => new Document { Tokens = [.. document.Tokens.Take(most)], Label = document.Label }));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class DropInTask(MLContext mlContext, IEstimator<ITransformer> line, string folder, int most) : DownstreamTask
    {
        protected override IReadOnlyList<float> Weights => [100, 10, 1];

        protected override Func<string, Predictions> Learn(float l2)
        {
            ITransformer model = line
                .Append(mlContext.Transforms.Conversion.MapValueToKey(nameof(Document.Label)))
                .Append(mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false))
                .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
                    new LbfgsMaximumEntropyMulticlassTrainer.Options { L1Regularization = 0, L2Regularization = l2, NumberOfThreads = 1 }))
                .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
                .Fit(View(mlContext, TopicDocument.ReadTraining(folder), int.MaxValue));
            return part =>
            {
                TopicDocument[] documents = TopicDocument.ReadPart(folder, part);
                return TopicDocument.Score(documents, [.. model.Transform(View(mlContext, documents, most)).GetColumn<string>("PredictedLabel")]);
            };
        }
    }

    private sealed class Document
    {
        public string[] Tokens { get; set; } = [];

        public string Label { get; set; } = "";
    }

    private sealed class Warmth
    {
        [VectorType(1)]
        public float[] Numbers { get; set; } = [0];
    }
}
