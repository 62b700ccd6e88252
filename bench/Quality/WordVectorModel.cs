using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>word-vectors --corpus FILE --out ZIP [--shortest 0] [--longest 0] [--buckets 2000000] [--dimension 8] [--minimum-count 50] [--precision Float16] [--output Tokens]</c>: trains the vectors of the words in a file of
/// tokenised sentences, and of their n-grams of so many characters, and saves a transformer: the golden files of that kind.
/// </summary>
internal static class WordVectorModel
{
    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(
            args,
            "word-vectors --corpus FILE --out ZIP [--shortest N --longest N] [--buckets N] [--dimension N] [--minimum-count N] [--precision NAME] [--output NAME]",
            ["corpus", "out", "shortest", "longest", "buckets", "dimension", "minimum-count", "precision", "output"],
            []);
        var mlContext = new MLContext();
        mlContext.Log += (_, line) =>
        {
            if (line.Kind >= Microsoft.ML.Runtime.ChannelMessageKind.Info && line.Source.Contains("Word vectors", StringComparison.Ordinal)) Console.WriteLine(line.RawMessage);
        };
        IDataView corpus = mlContext.Data.LoadFromEnumerable(File.ReadLines(arguments.Required("corpus")).Select(line => new Sentence { Tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) }));
        var options = new WordVectorOptions
        {
            ShortestNgram = arguments.Number("shortest", 0),
            LongestNgram = arguments.Number("longest", 0),
            Dimension = arguments.Number("dimension", 8),
            MinimumCount = arguments.Number("minimum-count", 50),
            Buckets = arguments.Number("buckets", 2_000_000),
            CancellationToken = cancellation,
        };
        WordVectorTransformer model = mlContext.Transforms
            .TrainWordVectors("Vectors", "Tokens", Enum.Parse<DistillEmbOutput>(arguments["output"] ?? "Tokens"), options, Enum.Parse<WeightPrecision>(arguments["precision"] ?? "Float16"))
            .Fit(corpus);
        mlContext.Model.SaveAtomically(model, corpus.Schema, arguments.Required("out"));
        return 0;
    }

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }
}
