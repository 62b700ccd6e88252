using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Text;

public sealed class LabeledQuoteTests : IDisposable
{
    private readonly LabeledFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Quoted_texts_have_line_breaks_tabs_and_doubled_marks_in_them()
    {
        string text = string.Concat(Enumerable.Range(0, 4).Select(i => $"sport\t\"ball {i}\ngoal\tscored\"\nnews\t\"he said \"\"hi\"\" {i}\"\n"));
        string[] rows = _folder.Rows($"label\ttext\n{text}");
        Assert.Equal(["sport: ball 0\ngoal\tscored", "news: he said \"hi\" 0"], rows[..2]);
        Assert.Equal(8, rows.Length);
        Assert.Contains("columns between tabs and in quotation marks", _folder.Summary, StringComparison.Ordinal);
        Assert.Contains("2 labels: sport 4, news 4", _folder.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Comma_separated_values_are_quoted()
    {
        Assert.Equal(["sport: ball, net", "health: doctor", "sport: goal\nand more", "health: \"pill\""], _folder.Rows("label,text\nsport,\"ball, net\"\nhealth,doctor\nsport,\"goal\r\nand more\"\nhealth,\"\"\"pill\"\"\"\n"));
        Assert.Equal([":2", ":3", ":4", ":6"], Sources("label,text\nsport,\"ball, net\"\nhealth,doctor\nsport,\"goal\r\nand more\"\nhealth,\"\"\"pill\"\"\"\n"));
    }

    [Theory]
    [InlineData("it's \"fine\" they say")]
    [InlineData("\"fine\" they say")]
    [InlineData("\"never closed")]
    [InlineData("closed\" only")]
    [InlineData("5\" of rain")]
    public void Quotation_marks_of_plain_text_swallow_no_line(string odd)
    {
        string[] expected = [.. Enumerable.Range(0, 10).Select(i => i == 4 ? $"a: {odd}" : $"{(i % 2 == 0 ? 'a' : 'b')}: text {i}")];
        Assert.Equal(expected, _folder.Rows(string.Concat(expected.Select(row => $"{row.Replace(": ", "\t", StringComparison.Ordinal)}\n"))));
        if (odd.StartsWith('"')) _folder.Warned(":5: 1 column begins with a quotation mark", "kept as letters");
        else Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public void Marks_that_would_take_several_lines_are_asked_about()
    {
        string text = "a\tone\nb\t\"two\na\tthree\"\nb\tfour\n";
        _folder.Refused(text, "has a quotation mark at the beginning of a column in line 2", "ends in line 3", "Quotes has to be told");
        Assert.Equal(["a: one", "b: \"two", "a: three\"", "b: four"], _folder.Rows(text, new LabeledTextOptions { Quotes = false }));
        Assert.Equal(["a: one", "b: two\na\tthree", "b: four"], _folder.Rows(text, new LabeledTextOptions { Quotes = true }));
    }

    [Fact]
    public void Whole_texts_in_marks_are_kept_as_they_are_unless_all_columns_are()
    {
        Assert.Equal(["a: \"one\"", "b: two"], _folder.Rows("a\t\"one\"\nb\ttwo\n"));
        _folder.Warned(":1: 1 column begins with a quotation mark", "Quotes is true to take them off");
        Assert.Equal(["a: one", "b: two"], _folder.Rows("\"label\"\t\"text\"\n\"a\"\t\"one\"\n\"b\"\t\"two\"\n"));
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public void A_malformed_record_of_a_quoted_file_is_refused_by_its_line_or_skipped_alone()
    {
        string text = string.Concat(Enumerable.Range(0, 6).Select(i => i == 3 ? "a,\"open\nb,next\n" : $"a,\"he \"\"said\"\" {i}\"\nb,plain {i}\n"));
        _folder.Refused($"label,text\n{text}", "line 8: a column begins with a quotation mark, and none closes it", "Quotes is false");
        string[] rows = _folder.Rows($"label,text\n{text}", new LabeledTextOptions { SkipBadLines = true });
        Assert.Equal(11, rows.Length);
        Assert.Contains("b: next", rows);
        _folder.Warned("1 bad line passed over", "line 8");
    }

    [Fact]
    public void A_mark_that_is_never_closed_does_not_read_all_that_follows()
    {
        string text = $"label,text\na,\"he \"\"said\"\"\"\na,\"{string.Concat(Enumerable.Repeat("b,and so on\n", 100_000))}";
        string[] rows = _folder.Rows(text, new LabeledTextOptions { SkipBadLines = true });
        Assert.Equal(100_000, rows.Length);
    }

    private IEnumerable<string> Sources(string text)
    {
        string path = _folder.Write("sources.csv", text);
        return Microsoft.ML.Data.ColumnCursorExtensions.GetColumn<string>(_folder.Load(path), "Source").Select(source => source[path.Length..]);
    }
}
