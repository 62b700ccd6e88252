using DistillEmb.MLNet.Training.Tests.Teachers;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Vectors in word2vec's binary format.</summary>
internal sealed class BinaryVectorsTarget() : FileTarget("binary-vectors", ".bin")
{
    private static readonly (string Word, float[] Vector)[] Rows = [("</s>", [0.5f, -1.25f]), ("ሰላም", [1, 2]), ("buna", [3, -0f]), ("", [1, 2])];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() =>
    [
        ("line-ends", BinaryVectors.File(true, Rows)),
        ("no-line-ends", BinaryVectors.File(false, Rows)),
        ("gzip", TextVectorsTarget.Packed(BinaryVectors.File(true, Rows))),
        ("cut-word", [.. "1 1\n"u8, 0xE1, 0x88, (byte)' ', 0, 0, 0x80, 0x3F]),
    ];

    protected override void Read(string path, byte[] input) => TeacherVocabulary.Load([Teacher.FromFile(path, maxWords: input.Length % 7 == 0 ? 2 : 0)]);
}
