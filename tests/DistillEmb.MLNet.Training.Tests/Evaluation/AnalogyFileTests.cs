using System.Text;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class AnalogyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Questions_have_the_section_above_them()
    {
        string path = _folder.Write("questions.txt", ": capital-common-countries\nAthens Greece Oslo Norway\nOslo Norway Athens Greece\n: gram1\na b c d");
        Assert.Equal(
            [new("capital-common-countries", "Athens", "Greece", "Oslo", "Norway"), new("capital-common-countries", "Oslo", "Norway", "Athens", "Greece"), new("gram1", "a", "b", "c", "d")],
            AnalogyQuestion.LoadFile(path));
    }

    [Fact]
    public void A_byte_order_mark_blank_lines_tabs_doubled_spaces_and_any_line_ends_are_taken()
    {
        string path = _folder.Write("questions.txt", "\uFEFF:family name \r\n\r\n  ሀ\tለ  ሐ መ \t\r\n \t \n:other\na b c d\r\n\n");
        Assert.Equal([new("family name", "ሀ", "ለ", "ሐ", "መ"), new("other", "a", "b", "c", "d")], AnalogyQuestion.LoadFile(path));
    }

    [Fact]
    public void Utf16_and_utf32_are_known_by_their_marks()
    {
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
            Assert.Equal([new("family", "ሀ", "ለ", "ሐ", "መ")], AnalogyQuestion.LoadFile(_folder.Write("questions.txt", [.. encoding.Preamble, .. encoding.GetBytes(": family\nሀ ለ ሐ መ\n")])));
        string broken = _folder.Write("questions.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a b c d\n"), 0, 0xD8, 0, 0xD8]);
        Assert.Contains("found bytes that are no utf-16", Assert.Throws<InvalidDataException>(() => AnalogyQuestion.LoadFile(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_above_the_first_section_have_the_empty_one() =>
        Assert.Equal([new("", "a", "b", "c", "d")], AnalogyQuestion.LoadFile(_folder.Write("questions.txt", "a b c d")));

    [Theory]
    [InlineData("a b c d\n\na b c\n", "line 3: found 3 words; expected four, or ': ' and the name of a section")]
    [InlineData("a b c d e", "line 1: found 5 words; expected four")]
    [InlineData(": s\na\n", "line 2: found 1 word; expected four")]
    [InlineData("a b c d\n : \n", "line 2: found ':' alone; expected the name of a section")]
    [InlineData("", "holds no questions")]
    [InlineData("\uFEFF\n\n: only a section\n", "holds no questions")]
    public void A_malformed_file_is_named_with_the_line(string text, string fault)
    {
        string path = _folder.Write("questions.txt", text);
        string message = Assert.Throws<InvalidDataException>(() => AnalogyQuestion.LoadFile(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_named_with_their_line()
    {
        string path = _folder.Write("questions.txt", [.. Encoding.UTF8.GetBytes("a b c d\na b c "), 0xE1, 0x88, (byte)'\n']);
        Assert.Contains("line 2: found bytes that are no UTF-8", Assert.Throws<InvalidDataException>(() => AnalogyQuestion.LoadFile(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        string path = _folder.PathOf("none.txt");
        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => AnalogyQuestion.LoadFile(path)).Message, StringComparison.Ordinal);
    }
}
