using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

/// <summary>Tables small enough to be checked by hand, and tables of random vectors.</summary>
internal static class HandMadeTables
{
    /// <summary>A table as of a file: words and vectors.</summary>
    public static WordVectorTable Plain(params (string Word, float[] Vector)[] rows) => WordVectorTable.Load(TeacherOf(rows));

    /// <summary>A table of a function that knows some words, of which only the first so many are listed.</summary>
    public static WordVectorTable Computed(int listed, params (string Word, float[] Vector)[] rows)
    {
        Dictionary<string, float[]> vectors = rows.ToDictionary(row => row.Word, row => row.Vector);
        int dimension = rows[0].Vector.Length;
        return WordVectorTable.FromFunction(rows.Take(listed).Select(row => row.Word), dimension, words => [.. words.Select(word => vectors.GetValueOrDefault(word, new float[dimension]))]);
    }

    public static Teacher TeacherOf(params (string Word, float[] Vector)[] rows) =>
        new MemoryTeacher("hand", [.. rows.Select(row => row.Word)], [.. rows.Select(row => row.Vector)]);

    public static (string Word, float[] Vector)[] Random(int words, int dimension, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, words).Select(word => ($"w{word}", Enumerable.Range(0, dimension).Select(_ => (random.NextSingle() * 2) - 1).ToArray()))];
    }

    /// <summary>An encoder of random weights with heads "first" (10 values) and "second" (6).</summary>
    public static DistillEmbEncoder Encoder(bool normalizeHeads = true)
    {
        DistillEmb.Characters.CharacterSequence sequence = TinyNetwork.SequenceOf(["ሰላም", "ቤት", "abc", .. new MadeUpLanguage(200).Words], 8);
        using MLNet.Learning.TrainableNetwork student = TinyNetwork.RandomNetwork(TinyNetwork.Architecture, sequence, 16, seed: 5);
        EncoderHead[] heads = [new("first", 0, 10), new("second", 10, 6)];
        return new DistillEmbEncoder(TinyNetwork.Architecture, sequence, heads, normalizeHeads, student.Export(), new Dictionary<string, string>());
    }
}
