using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>word2vec's binary format, as its own tool and as Google's published files write it.</summary>
public sealed class BinaryFileFormatTests : IDisposable
{
    private static readonly (string Word, float[] Vector)[] Rows = [("</s>", [0.5f, -1.25f, 3e-2f]), ("ሰላም", [1, 2, -0.001f]), ("buna", [float.Epsilon, float.MaxValue, -0f])];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "vectors.bin")]
    [InlineData(false, "vectors.bin")]
    [InlineData(true, "VECTORS.BIN")]
    public void Words_and_the_bits_of_their_numbers_are_read_with_and_without_line_ends(bool lineEnds, string name) =>
        AssertRows(Rows, Read(name, BinaryVectors.File(lineEnds, Rows)));

    [Theory]
    [InlineData("vectors.bin.gz")]
    [InlineData("vectors.bin")]
    public void Gzip_is_known_by_its_bytes(string name) => AssertRows(Rows, Read(name, TemporaryFolder.Gzip(BinaryVectors.File(true, Rows))));

    [Fact]
    public void Only_the_last_vector_may_lack_its_line_end() => AssertRows(Rows, Read("vectors.bin", BinaryVectors.File(true, Rows)[..^1]));

    [Fact]
    public void Numbers_may_hold_the_bytes_of_spaces_and_line_ends()
    {
        float treacherous = BitConverter.Int32BitsToSingle(0x0A200A20);
        (string, float[])[] rows = [("a", [treacherous, treacherous]), ("b", [treacherous, 1]), ("c", [2, treacherous])];
        AssertRows(rows, Read("vectors.bin", BinaryVectors.File(true, rows)));
        AssertRows(rows, Read("vectors.bin", BinaryVectors.File(false, rows)));
    }

    [Fact]
    public void Vectors_that_lie_across_the_ends_of_buffers_are_read_whole()
    {
        var random = new Random(4);
        (string, float[])[] rows = [.. Enumerable.Range(0, 900).Select(i => ($"ቃል{i}", Enumerable.Range(0, 101).Select(_ => random.NextSingle()).ToArray()))];
        AssertRows(rows, Read("vectors.bin", BinaryVectors.File(false, rows)));
        AssertRows(rows, Read("vectors.bin.gz", TemporaryFolder.Gzip(BinaryVectors.File(true, rows))));
    }

    [Fact]
    public void Text_and_binary_give_the_same_vectors()
    {
        WordVectors text = Read("vectors.vec", "2 3\nሰላም 0.1 -1.25 3e-2\nbuna 1 2 -0.001\n"u8.ToArray());
        AssertRows([.. text.Words.Select((word, i) => (word, text[i].ToArray()))], Read("vectors.bin", BinaryVectors.File(true, ("ሰላም", [0.1f, -1.25f, 3e-2f]), ("buna", [1, 2, -0.001f]))));
    }

    [Theory]
    [InlineData("folder/word2vec-50.vec.gz", "word2vec-50")]
    [InlineData("GoogleNews-vectors-negative300.bin.gz", "GoogleNews-vectors-negative300")]
    [InlineData("cc.am.300.BIN", "cc.am.300")]
    [InlineData("glove.6B.txt", "glove.6B")]
    [InlineData("glove.6B", "glove.6B")]
    [InlineData("wiki-news.vec.zip", "wiki-news")]
    [InlineData("base.vec.xz", "base")]
    [InlineData("base.vec.bz2", "base")]
    [InlineData("base.vec.zst", "base")]
    [InlineData("amharic.gz", "amharic")]
    [InlineData("a.vec.bin", "a.vec")]
    [InlineData(".vec", ".vec")]
    [InlineData(".gz", ".gz")]
    public void The_teacher_is_named_after_its_file(string path, string name) => Assert.Equal(name, Teacher.FromFile(path).Name);

    private static void AssertRows((string Word, float[] Vector)[] expected, WordVectors vectors)
    {
        Assert.Equal(expected.Select(row => row.Word), vectors.Words);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i].Vector.Select(BitConverter.SingleToInt32Bits), vectors[i].ToArray().Select(BitConverter.SingleToInt32Bits));
    }

    private WordVectors Read(string name, byte[] bytes) => Teacher.FromFile(_folder.Write(name, bytes)).Load(CancellationToken.None);
}
