using DistillEmb.MLNet.Training.Tests.Teachers.FastText;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>fastText's own models, asked for words that they have stored and for others.</summary>
internal sealed class FastTextTarget() : FileTarget("fasttext", ".bin")
{
    private static readonly byte[][] Words = [[.. "</s>"u8], [.. "ሰላም"u8], [.. "abab"u8]];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() =>
    [
        ("skipgram", new FastTextModelFile { Words = Words, Dimension = 2, Buckets = 7 }.Bytes()),
        ("classifier", new FastTextModelFile { Words = Words, Dimension = 1, Buckets = 3, Kind = 3, Labels = ["__label__a"] }.Bytes()),
        ("version-11", new FastTextModelFile { Words = Words, Dimension = 1, Version = 11, Kind = 3, Buckets = 0 }.Bytes()),
        ("pruned", new FastTextModelFile { Words = Words, Dimension = 1, Buckets = 9, Pruned = [3, 1, 8] }.Bytes()),
        ("quantized", new FastTextModelFile { Words = Words, Dimension = 1, Buckets = 1, IsQuantized = true }.Bytes()),
        ("made-by-fasttext", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "tiny.bin"))),
        ("gzip", TextVectorsTarget.Packed(new FastTextModelFile { Words = Words, Dimension = 2, Buckets = 2 }.Bytes())),
    ];

    protected override void Read(string path, byte[] input)
    {
        bool isFew = input.Length % 7 == 0;
        TeacherVocabulary.Load([input.Length % 2 == 0 ? Teacher.FromFile(path, maxWords: isFew ? 2 : 0) : Teacher.FromFastTextModel(path, ["ሰላምታ", "abab", "x"], maxWords: isFew ? 2 : 0)]);
    }
}
