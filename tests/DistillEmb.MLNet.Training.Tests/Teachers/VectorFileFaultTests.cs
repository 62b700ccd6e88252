using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Every fault of a teacher's file is told with the file and the line it stands in.</summary>
public sealed class VectorFileFaultTests : IDisposable
{
    private const int LongestLine = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = _folder.PathOf("absent.vec");
        var fault = Assert.Throws<FileNotFoundException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)]));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Equal(path, fault.FileName);
    }

    [Theory]
    [InlineData("a 1 2 3\nb 1 2\n", 2, "found 2 values; expected 3")]
    [InlineData("a 1 2 3\nb 1 2 3\nc 1 2 3 4\n", 3, "found 4 values; expected 3")]
    [InlineData("2 3\na 1 2 3\nb\n", 3, "expected a word, a space and numbers")]
    [InlineData("a 1 2\n 1\n", 2, "expected a word, a space and numbers")]
    [InlineData("a 1.5 2.5\nb 1.5 2.5\nc 0.5 1.5 2.5\n", 3, "found 3 values; expected 2")]
    [InlineData("a 0.5 2.5\nb 0.5 2.5\n. . 0.5\n", 3, "'.' is not a number")]
    [InlineData("9 9\na 1 2 3\n", 2, "found 3 values; the first line announces 9")]
    [InlineData("2 16385\na 1 2 3\n", 1, "it announces 2 words of dimension 16385")]
    [InlineData("a 1 2\nb 1 \n", 2, "found 1 values; expected 2")]
    [InlineData("a 1 2\nb NaN 2\n", 2, "number 1 is NaN")]
    [InlineData("a 1 2\nb 1 ∞\n", 2, "'∞' is not a number")]
    [InlineData("a 1 2\nb 1 Infinity\n", 2, "number 2 is ")]
    [InlineData("a 1 2\nb 1 -1e39\n", 2, "number 2 is -")]
    [InlineData("a 1 2\nb 1 two\n", 2, "'two' is not a number")]
    [InlineData("a 1 2\nb 1,5 2\n", 2, "'1,5' is not a number")]
    [InlineData("2 4\na 1 2 3\n", 2, "found 3 values; the first line announces 4")]
    public void A_wrong_line_is_named(string text, int line, string what)
    {
        string path = _folder.Write("wrong.vec", text);
        string message = MessageOf(path);
        Assert.Contains($"'{path}', line {line}: ", message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_holds_no_text_is_named()
    {
        byte[] bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        string path = _folder.Write("noise.vec", [0x80, 0x04, .. bytes]);
        Assert.Contains($"'{path}' is neither text nor word2vec's binary format, nor packed in a way that is read: it begins with the bytes 8004", MessageOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_not_said_to_be_absent()
    {
        string path = _folder.PathOf("folder.vec");
        Directory.CreateDirectory(path);
        Assert.Contains($"'{path}' is a folder", Assert.Throws<FileNotFoundException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_megabytes_is_refused_and_takes_no_memory()
    {
        string path = _folder.Write("long.vec", [.. "2 2\na 1 2\n"u8, .. Enumerable.Repeat((byte)'b', 16 << 20), .. " 1 2\n"u8]);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Contains($"'{path}', line 3: the line is longer than", MessageOf(path), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
        path = _folder.Write("longish.vec", $"2 2\na 1 2\n{new string('b', 70_000)} 1 2\n");
        Assert.Contains($"'{path}', line 3: the word is longer than 65535 bytes", MessageOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_line_ends_is_named_and_not_read_whole()
    {
        string path = _folder.Write("endless.vec", Encoding.ASCII.GetBytes("a 1 2\n" + new string('b', LongestLine + 10)));
        string message = MessageOf(path);
        Assert.Contains($"'{path}', line 2: ", message, StringComparison.Ordinal);
        Assert.Contains($"{LongestLine} bytes", message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_numbers_than_any_teacher_has_are_refused()
    {
        string path = _folder.Write("wide.vec", "a" + string.Concat(Enumerable.Repeat(" 1", (1 << 14) + 1)));
        Assert.Contains($"'{path}', line 1: found 16385 values; expected at most 16384", MessageOf(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("0 50\n")]
    public void A_file_without_words_is_named(string text)
    {
        string path = _folder.Write("empty.vec", text);
        Assert.Contains($"'{path}' holds no word vectors", MessageOf(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 2\na 1 2\na 3 4\n", "announces 3 words in its first line and holds 2; is it cut off? Where it is not, ask for them: maxWords 2.")]
    public void A_file_with_fewer_words_than_it_announces_is_named(string text, string what)
    {
        string path = _folder.Write("lying.vec", text);
        Assert.Contains($"'{path}' {what}", MessageOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_is_not_taken_for_a_whole_one()
    {
        byte[] packed = TemporaryFolder.Gzip("2000 1\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"word{i} {i * 7919 % 1000}.5\n")));
        for (int kept = packed.Length / 2; kept < (packed.Length / 2) + 8; kept++)
        {
            string path = _folder.Write($"cut{kept}.vec.gz", packed[..kept]);
            Assert.Contains(path, MessageOf(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_gzip_file_without_a_header_that_is_cut_off_at_the_end_of_a_line_is_not_taken_for_a_whole_one()
    {
        using var bytes = new MemoryStream();
        using var packing = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
        packing.Write("one 1 2\ntwo 3 4\n"u8);
        packing.Flush();
        int cut = (int)bytes.Length;
        packing.Write("three 5 6\n"u8);
        packing.Dispose();
        Assert.Equal(3, Teacher.FromFile(_folder.Write("whole.vec.gz", bytes.ToArray())).Load(CancellationToken.None).Words.Count);
        string path = _folder.Write("cut.vec.gz", bytes.ToArray()[..cut]);
        Assert.Contains("cut.vec.gz", Assert.Throws<InvalidDataException>(() => Teacher.FromFile(path).Load(CancellationToken.None)).Message);
    }

    [Fact]
    public void A_damaged_gzip_file_is_named()
    {
        byte[] packed = TemporaryFolder.Gzip(string.Concat(Enumerable.Range(0, 2000).Select(i => $"word{i} {i} {i * 7919 % 1000}\n")));
        string path = _folder.Write("damaged.vec.gz", [.. packed[..20], .. Enumerable.Repeat((byte)0xFF, 200), .. packed[220..]]);
        Assert.Contains(path, MessageOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        string path = _folder.Write("many.vec", string.Concat(Enumerable.Range(0, 5000).Select(i => $"word{i} 1 2\n")));
        Assert.Throws<OperationCanceledException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)], new CancellationToken(canceled: true)));
    }

    private static string MessageOf(string path) => Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)])).Message;
}
