using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>numbers --train FILE --encoder ZIP --out ZIP</c>: trains a small classifier whose classes are numbers, 10, 20, 30 and so on for the labels of a file in the order of their names:
/// the golden file of that kind.
/// </summary>
internal static class NumberedTopics
{
    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, "numbers --train FILE --encoder ZIP --out ZIP", ["train", "encoder", "out"], []);
        var mlContext = new MLContext(seed: 1);
        Labeled[] texts = [.. mlContext.Data.CreateEnumerable<Labeled>(mlContext.Data.LoadLabeledText(arguments.Required("train")), reuseRowObject: false)];
        string[] labels = [.. texts.Select(text => text.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        IDataView keys = mlContext.Data.LoadFromEnumerable(labels.Select((_, i) => new { Label = 10 * (i + 1) }));
        IDataView rows = mlContext.Data.LoadFromEnumerable(texts.Select(text => new Numbered { Label = 10 * (Array.IndexOf(labels, text.Label) + 1), Tokens = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) }));
        rows = mlContext.Transforms.Conversion.MapValueToKey("Label", keyData: keys).Fit(rows).Transform(rows);
        var options = new DistillEmbTextClassificationOptions
        {
            Encoder = DistillEmbEncoder.Load(arguments.Required("encoder")),
            Epochs = 2,
            HiddenSize = 6,
            Seed = 1,
            Threads = 1,
            CancellationToken = cancellation,
        };
        DistillEmbTextClassificationTransformer model = mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options).Fit(rows);
        mlContext.Model.SaveAtomically(model, rows.Schema, arguments.Required("out"));
        return 0;
    }

    private sealed class Labeled
    {
        public string Label { get; set; } = "";

        public string Text { get; set; } = "";
    }

    private sealed class Numbered
    {
        public int Label { get; set; }

        public string[] Tokens { get; set; } = [];
    }
}
