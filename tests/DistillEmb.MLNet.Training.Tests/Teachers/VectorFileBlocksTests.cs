using System.Globalization;
using System.Text;
using DistillEmb.Files;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>A text file gives the same words, vectors and faults in blocks of any size, read by any number of threads.</summary>
public sealed class VectorFileBlocksTests : IDisposable
{
    private static readonly int[] BlockSizes = [1, 7, 64, 1000, 1 << 20];
    private static readonly int[] Threads = [1, 2, 8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("1240 3\n")]
    [InlineData("\uFEFF1240 3\r\n")]
    [InlineData("\n\r\n")]
    public void The_result_is_the_same(string beginning)
    {
        var text = new StringBuilder(beginning);
        for (int i = 0; i < 1240; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i % 11 == 0 ? $"long{new string('ረ', i / 4)}" : $"ቃል{i % 500}")} {i / 7.0:F4} {-i} {i}e-3{(i % 5 == 0 ? "\r" : "")}\n");
            if (i % 13 == 0) text.Append('\n');
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        string path = _folder.Write("many.vec", bytes);
        string expected = Describe(Read(path, threads: 1, bytes.Length * 2));
        string packed = _folder.Write("packed.vec", TemporaryFolder.Gzip(bytes));
        foreach ((int threads, int blockSize) in Settings())
        {
            Assert.Equal(expected, Describe(Read(path, threads, blockSize)));
            Assert.Equal(expected, Describe(Read(packed, threads, blockSize)));
        }
    }

    [Fact]
    public void Of_several_faults_the_first_of_the_file_is_told()
    {
        string[] lines = [.. Enumerable.Range(0, 400).Select(i => $"word{i} {i} 0.1")];
        lines[150] = "word150 0.1";
        lines[151] = "word151 1 one";
        lines[390] = "word390 NaN 1";
        string path = _folder.Write("faults.vec", string.Join('\n', lines));
        foreach ((int threads, int blockSize) in Settings())
            Assert.Contains("line 151: found 1 values; expected 2", Assert.Throws<InvalidDataException>(() => Read(path, threads, blockSize)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Line_ends_may_be_of_any_kind(string end)
    {
        string[] lines = [.. Enumerable.Range(0, 400).Select(i => $"word{i} {i} 0.1")];
        string expected = Describe(Read(_folder.Write("plain.vec", string.Join('\n', lines)), threads: 1, 1 << 20));
        string path = _folder.Write("other.vec", string.Join(end, lines));
        foreach ((int threads, int blockSize) in Settings()) Assert.Equal(expected, Describe(Read(path, threads, blockSize)));
        lines[150] = "word150 0.1";
        path = _folder.Write("fault.vec", string.Join(end, lines));
        foreach ((int threads, int blockSize) in Settings())
            Assert.Contains("line 151: found 1 values; expected 2", Assert.Throws<InvalidDataException>(() => Read(path, threads, blockSize)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_before_the_place_where_a_file_cannot_be_unpacked_are_counted()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"word{i} {i * 7919 % 1000} 0.5\n"));
        byte[] packed = TemporaryFolder.Gzip(text);
        string path = _folder.Write("damaged.vec.gz", [.. packed[..(packed.Length / 2)], .. Enumerable.Repeat((byte)0xFF, 2000)]);
        foreach (int blockSize in BlockSizes.Where(size => size > 7))
        {
            // How much is unpacked before the fault is seen depends on the size of the blocks, but on nothing else.
            string expected = Assert.Throws<InvalidDataException>(() => Read(path, 1, blockSize)).Message;
            Assert.Matches("line [0-9]{4,5}: the file cannot be unpacked, it is cut off or damaged: ", expected);
            foreach (int threads in Threads) Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Read(path, threads, blockSize)).Message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_a_limit_the_first_words_are_read_and_nothing_behind_them(int limit)
    {
        string path = _folder.Write("limited.vec", "5000000 2\na 1 2\n\na 3 4\nb 5 6\nc 7 8\nd nine\n");
        foreach ((int threads, int blockSize) in Settings())
        {
            WordVectors vectors = TextVectorReader.Read(new VectorFile(path), limit, CancellationToken.None, threads, blockSize);
            Assert.Equal(new[] { "a", "b", "c" }.Take(limit), vectors.Words);
            Assert.Equal(limit, vectors.Vectors.Count);
        }

        Assert.Equal(limit, Teacher.FromFile(path, maxWords: limit).Load(CancellationToken.None).Words.Count);
    }

    [Fact]
    public void A_binary_file_is_read_to_the_limit_whatever_it_announces()
    {
        byte[] bytes = [.. "9000000000 1\n"u8, .. BinaryVectors.Row("a", [1]), .. BinaryVectors.Row("a", [2]), .. BinaryVectors.Row("b", [3]), .. BinaryVectors.Row("c", [float.NaN])];
        string path = _folder.Write("limited.bin", bytes);
        Assert.Equal(["a", "b"], Teacher.FromFile(path, maxWords: 2).Load(CancellationToken.None).Words);
        Assert.Throws<InvalidDataException>(() => Teacher.FromFile(path, maxWords: 3).Load(CancellationToken.None));
    }

    [Fact]
    public void A_limit_beyond_the_words_of_a_file_changes_nothing()
    {
        Assert.Equal(["a", "b"], Teacher.FromFile(_folder.Write("two.vec", "2 1\na 1\nb 2\n"), maxWords: 3).Load(CancellationToken.None).Words);
        string cut = _folder.Write("cut.vec", "4 1\na 1\nb 2\n");
        Assert.Contains("announces 4 words", Assert.Throws<InvalidDataException>(() => Teacher.FromFile(cut, maxWords: 3).Load(CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("maxWords", () => Teacher.FromFile("two.vec", maxWords: -1));
    }

    [Fact]
    public void A_file_can_be_cancelled_while_it_is_read()
    {
        using var cancellation = new CancellationTokenSource();
        using var stream = new EndlessLines(afterReads: 40, cancellation.Cancel);
        Assert.Throws<OperationCanceledException>(() => TextVectorReader.Read(new VectorFile("endless.vec"), new BeginningStream(stream), int.MaxValue, keepsVectors: true, cancellation.Token, threads: 2, blockSize: 1000));
    }

    private static IEnumerable<(int Threads, int BlockSize)> Settings() => Threads.SelectMany(_ => BlockSizes, (threads, size) => (threads, size));

    private static WordVectors Read(string path, int threads, int blockSize) => TextVectorReader.Read(new VectorFile(path), int.MaxValue, CancellationToken.None, threads, blockSize);

    private static string Describe(WordVectors vectors) => string.Join('\n', Enumerable.Range(0, vectors.Words.Count)
        .Select(i => $"{vectors.Describe(i)} {string.Join(' ', vectors[i].ToArray().Select(BitConverter.SingleToInt32Bits))}")
        .Concat(vectors.Warnings("teacher")));
}
