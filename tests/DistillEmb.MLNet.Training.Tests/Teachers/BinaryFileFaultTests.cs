using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Every fault of a binary file is told with the file and the number of the word it stands at.</summary>
public sealed class BinaryFileFaultTests : IDisposable
{
    private static readonly (string Word, float[] Vector)[] Rows = [("a", [1, 2, 3]), ("ቡና", [4, 5, 6])];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a\0\0\0\0", "found 'a")]
    [InlineData("3\n\0\0\0\0", "found '3'")]
    [InlineData("three two\n\0\0\0\0", "found 'three two'")]
    [InlineData("2 3 4\n\0\0\0\0", "found '2 3 4'")]
    [InlineData("99999999999999999999 3\n\0", "found '99999999999999999999 3'")]
    public void A_missing_header_is_named(string text, string found)
    {
        string message = MessageOf("wrong.bin", Encoding.ASCII.GetBytes(text));
        Assert.Contains("wrong.bin', line 1: expected two whole numbers", message, StringComparison.Ordinal);
        Assert.Contains(found, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-2 3")]
    [InlineData("2 0")]
    [InlineData("2 -3")]
    [InlineData("2 16385")]
    [InlineData("9000000000 300")]
    public void An_absurd_header_is_named(string header)
    {
        string message = MessageOf("absurd.bin", [.. Encoding.ASCII.GetBytes(header + "\n"), .. BinaryVectors.Row("a", [1, 2, 3])]);
        Assert.Contains($"absurd.bin', line 1: it announces {header.Split(' ')[0]} words of dimension {header.Split(' ')[1]}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 3\n")]
    public void A_file_without_words_is_named(string text) =>
        Assert.Contains("empty.bin' holds no word vectors", MessageOf("empty.bin", Encoding.ASCII.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_off_is_named_by_the_word_wherever_the_cut_is()
    {
        byte[] whole = BinaryVectors.File(false, Rows);
        int second = whole.Length - 7 - 12; // The second row: three letters' bytes are six, a space and three numbers.
        for (int length = 4; length < whole.Length; length++)
        {
            string message = MessageOf("cut.bin", whole[..length]);
            string expected = length == second ? "announces 2 words in its first line and holds 1; is it cut off?"
                : length == 4 ? "announces 2 words in its first line and holds 0; is it cut off?"
                : length == 5 ? "word 1: the file ends within the word ('a')"
                : length < second ? $"word 1: the file ends within the vector of 'a': found {length - 6} bytes of 12"
                : length <= second + 6 ? "word 2: the file ends within the word"
                : $"word 2: the file ends within the vector of 'ቡና': found {length - second - 7} bytes of 12";
            Assert.Contains(expected, message, StringComparison.Ordinal);
            Assert.Contains("cut.bin'", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_header_that_announces_more_than_the_memory_holds_takes_none_of_it()
    {
        byte[] bytes = [.. "2147483647 16384\n"u8, .. BinaryVectors.Row("a", new float[16384])];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("announces 2147483647 words in its first line and holds 1", MessageOf("huge.bin", bytes), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1L << 28);
    }

    [Fact]
    public void A_header_that_announces_another_dimension_is_named()
    {
        byte[] bytes = [.. "2 2\n"u8, .. Rows.SelectMany(row => BinaryVectors.Row(row.Word, row.Vector))];
        Assert.Contains("lying.bin'", MessageOf("lying.bin", bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_named_by_the_word(float number)
    {
        string message = MessageOf("nan.bin", BinaryVectors.File(true, Rows[0], ("ቡና", [4, number, 6])));
        Assert.Contains(FormattableString.Invariant($"nan.bin', word 2: number 2 of the vector of 'ቡና' is {number}; expected finite numbers"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_without_an_end_is_named_and_not_read_whole()
    {
        byte[] bytes = [.. "2 1\n"u8, .. BinaryVectors.Row("a", [1]), .. Enumerable.Repeat((byte)'b', 1 << 20)];
        Assert.Contains("endless.bin', word 2: the word has no end within 65535 bytes", MessageOf("endless.bin", bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_or_damaged_is_named_by_the_word()
    {
        byte[] packed = TemporaryFolder.Gzip(BinaryVectors.File(true, [.. Enumerable.Range(0, 30_000).Select(i => ($"word{i * 7919 % 30_011}", new float[] { i * 7919 % 1000 }))]));
        Assert.Matches("cut.bin.gz', word [0-9]+: ", MessageOf("cut.bin.gz", packed[..^5000]));
        byte[] damaged = [.. packed[..^5000], .. Enumerable.Repeat((byte)0xFF, 200), .. packed[^4800..]];
        Assert.Matches("damaged.bin.gz', word [0-9]+: ", MessageOf("damaged.bin.gz", damaged));
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        string path = _folder.Write("rows.bin", BinaryVectors.File(true, Rows));
        Assert.Throws<OperationCanceledException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)], new CancellationToken(canceled: true)));
    }

    private string MessageOf(string name, byte[] bytes)
    {
        string path = _folder.Write(name, bytes);
        string message = Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)])).Message;
        Assert.Contains($"'{path}'", message, StringComparison.Ordinal);
        return message;
    }
}
