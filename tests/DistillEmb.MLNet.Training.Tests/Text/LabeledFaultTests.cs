using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Text;

public sealed class LabeledFaultTests : IDisposable
{
    private const string Good = "label\ttext\nsport\tball\nhealth\tdoctor\n";

    private readonly LabeledFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text alone", "line 4: found no tab; expected 2 columns as the heading has")]
    [InlineData("\ttext", "line 4: found no label, column 1 is empty")]
    public void Bad_lines_are_refused_by_file_and_line_or_skipped_and_counted(string bad, string told)
    {
        _folder.Refused($"{Good}{bad}\nsport\tgoal\n{bad}\n", told);
        Assert.Equal(["sport: ball", "health: doctor", "sport: goal"], _folder.Rows($"{Good}{bad}\nsport\tgoal\n{bad}\n", new LabeledTextOptions { SkipBadLines = true }));
        Assert.Contains(_folder.Warnings, warning => warning.Contains("2 bad lines passed over", StringComparison.Ordinal) && warning.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_with_more_columns_is_bad_where_the_text_is_not_the_last()
    {
        _folder.Refused("tweet\tlabel\na b\tx\nc\td\tx\n", "line 3: found 3 columns between tabs; expected 2 columns as the heading has");
        Assert.Equal(["x: a b", "x: c\td"], _folder.Rows("label\ttweet\nx\ta b\nx\tc\td\n")); // Here it can only be of the text.
        _folder.Warned(":3: 1 text with tabs within; all behind the first is the text");
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_one_bad_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Good), .. "sport\t"u8, 0xE1, 0x88, (byte)'\n', .. "sport\tgoal\n"u8];
        string path = _folder.Write("latin.tsv", bytes);
        _folder.RefusedFile(path, null, "line 4: found bytes that are no UTF-8; Encoding is UTF-8 unless it is told");
        Assert.Equal(3, _folder.RowsOf(path, new LabeledTextOptions { SkipBadLines = true }).Length);
        Assert.Equal(4, _folder.RowsOf(path, new LabeledTextOptions { Encoding = Encoding.Latin1 }).Length);
        _folder.RefusedFile(path, new LabeledTextOptions { Encoding = Encoding.ASCII }, "us-ascii");
    }

    [Theory]
    [InlineData("text alone\nand another\n", "line 2: found no tab in 'text alone'")]
    [InlineData("sep=;\na;b c\na;d e\n", null)]
    public void Bytes_that_are_no_utf8_in_the_first_line_do_not_hide_what_is_wrong_behind_it(string rest, string? told)
    {
        string path = _folder.Write("first.tsv", (byte[])[0xE1, (byte)'\n', .. Encoding.UTF8.GetBytes(rest)]);
        if (told is null) Assert.Throws<InvalidDataException>(() => _folder.RowsOf(path, new LabeledTextOptions { SkipBadLines = true }));
        else _folder.RefusedFile(path, new LabeledTextOptions { SkipBadLines = true }, told);
    }

    [Fact]
    public void Encodings_are_known_by_their_byte_order_mark_or_told()
    {
        string text = "label\ttext\nጤና\tሐኪሙ é\n";
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
            Assert.Equal(["ጤና: ሐኪሙ é"], _folder.RowsOf(_folder.Write("encoded.tsv", text, encoding)));
        Assert.Equal(["ጤና: ሐኪሙ é"], _folder.RowsOf(_folder.Write("bare.tsv", Encoding.Unicode.GetBytes(text)), new LabeledTextOptions { Encoding = Encoding.Unicode }));
    }

    [Fact]
    public void Lines_end_with_a_carriage_return_too_and_files_may_have_been_joined()
    {
        Assert.Equal(["sport: ball", "health: doctor"], _folder.Rows(Good.Replace('\n', '\r')));
        Assert.Equal(["sport: ball", "health: doctor"], _folder.Rows(Good.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(["sport: ball", "health: doctor", "sport: ball", "health: doctor"], _folder.Rows($"\uFEFF{Good}\uFEFF{Good}"));
        _folder.Warned(":4: the heading again; 1 such line of joined files passed over");
    }

    [Fact]
    public void Comments_are_lines_unless_it_is_told()
    {
        string text = "# a comment\nlabel\ttext\n#tag\tball\nsport\tgoal\n";
        Assert.Equal(["sport: goal"], _folder.Rows(text, new LabeledTextOptions { Comments = true }));
        Assert.Equal(["#tag: ball", "sport: goal"], _folder.Rows(text[12..]));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html>", "a page of HTML")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n", "a pointer of Git LFS")]
    [InlineData("PK\u0003\u0004abc", "a zip archive, as those of Excel (.xlsx) are")]
    [InlineData("{\"label\": \"a\", \"text\": \"b\"}\n{\"label\": \"a\", \"text\": \"c\"}\n", "is JSON")]
    [InlineData("[{\"label\": \"a\"}]", "is JSON")]
    public void Other_files_are_refused_by_their_name(string text, string name) => _folder.Refused(text, name);

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("label\ttext\n")]
    public void A_file_without_texts_is_told_apart(string text) => _folder.Refused(text, "There are no texts in");

    [Fact]
    public void A_damaged_gzip_file_is_told()
    {
        string path = _folder.Pack("cut.tsv.gz", string.Concat(Enumerable.Range(0, 5000).Select(i => $"{(i % 2 == 0 ? "a" : "b")}\ttext {i * 7919}\n")));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^300]);
        _folder.RefusedFile(path, null, "cut off or damaged");
        Assert.Throws<FileNotFoundException>(() => _folder.Load(_folder["none.tsv"]));
    }

    [Fact]
    public void Wrong_options_are_named_all_at_once()
    {
        string message = Assert.Throws<ArgumentException>(() => _folder.Load(_folder.Write("a.tsv", Good), new LabeledTextOptions
        {
            LabelColumn = "0",
            TextColumns = [],
            Separator = '"',
            SourceColumnName = "Text",
        })).Message;
        Assert.Contains("LabelColumn is 0; columns are counted from 1", message, StringComparison.Ordinal);
        Assert.Contains("TextColumns is empty", message, StringComparison.Ordinal);
        Assert.Contains("Separator is U+0022", message, StringComparison.Ordinal);
        Assert.Contains("TextColumnName and SourceColumnName are all 'Text'", message, StringComparison.Ordinal);
        Assert.Contains("both '2'; they must differ", Assert.Throws<ArgumentException>(() => _folder.Load("a", new LabeledTextOptions { LabelColumn = "2", TextColumns = ["2"] })).Message, StringComparison.Ordinal);
        Assert.Contains("'kind' is given by its name in a heading", Assert.Throws<ArgumentException>(() => _folder.Load("a", new LabeledTextOptions { LabelColumn = "kind", Header = false })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_view_reads_anew_and_tells_what_has_changed()
    {
        string path = _folder.Write("a.tsv", Good);
        IDataView data = _folder.Load(path);
        Assert.Equal(2, data.GetColumn<string>("Text").Count());
        File.AppendAllText(path, "no tab\n");
        Assert.Contains("line 4: found no tab", Assert.Throws<InvalidDataException>(() => data.GetColumn<string>("Text").Count()).Message, StringComparison.Ordinal);
    }
}
