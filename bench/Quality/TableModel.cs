using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>table --vectors FILE --out ZIP</c>: a plain table of word vectors as a model, to be compared with encoders by the same programs: all words of the file
/// are exact words (directions in 8 bits, all of one length), and the network behind them gives zeros to all others.
/// </summary>
internal static class TableModel
{
    private const string Usage = "table --vectors FILE --out ZIP";

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["vectors", "out"], []);
        var vectors = WordVectorTable.Load(Teacher.FromFile(arguments.Required("vectors")), cancellation);
        var mlContext = new MLContext();
        IDataView rows = mlContext.Data.LoadFromEnumerable(new[] { new Row() });
        DistillEmbEncoder encoder = ToEncoder(vectors);
        mlContext.Model.SaveAtomically(mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, nameof(Row.Tokens)).Fit(rows), rows.Schema, arguments.Required("out"));
        Console.WriteLine($"{encoder.ExactWordCount} of {vectors.Words.Count} words, {encoder.VectorSize} numbers each");
        return 0;
    }

    private static DistillEmbEncoder ToEncoder(WordVectorTable vectors)
    {
        EncoderArchitecture architecture = EncoderArchitecture.Small;
        var sequence = new CharacterSequence(CharacterCensus.Take(vectors.Words, 1), architecture.UsualWordLength, architecture.Framing);
        EncoderHead[] heads = EncoderHead.SideBySide([("table", vectors.Dimension)]);
        IReadOnlyList<TensorShape> shapes = architecture.DescribeTensors(sequence.Vocabulary.Count, sequence.Length, vectors.Dimension);
        var zeros = new NetworkWeights(shapes, shape => new float[shape.Length]);
        var builder = new ExactWordsBuilder([(0, vectors.Dimension)]);
        foreach (string word in vectors.Words)
        {
            if (vectors.TryGetVector(word, out float[]? vector)) builder.TryAdd(word, vector);
        }

        // Numbers of the size of 1, as taggers scale an encoder's.
        ExactWords words = builder.Build([MathF.Sqrt(vectors.Dimension)]);
        return new DistillEmbEncoder(architecture, sequence, heads, normalizeHeads: false, zeros, new Dictionary<string, string>(), words);
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
