using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Text;

public sealed class LabeledLayoutTests : IDisposable
{
    private static readonly string[] Expected = [.. Enumerable.Range(0, 12).Select(i => $"{Label(i)}: {Sentence(i)}")];

    private readonly LabeledFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_label_a_tab_and_the_text_is_the_usual_layout()
    {
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"{Label(i)}\t{Sentence(i)}")));
        Assert.Contains("12 texts of ", _folder.Summary, StringComparison.Ordinal);
        Assert.EndsWith("(columns between tabs, no heading; label: column 1; text: column 2); 2 labels: sport 6, health 6.", _folder.Summary, StringComparison.Ordinal);
        Assert.Empty(_folder.Warnings);
        Assert.Equal(["sport: ball", "health: doctor"], _folder.Rows("sport\tball\nhealth\tdoctor\n"));
    }

    [Fact]
    public void A_text_in_front_of_its_label_is_known_by_what_the_columns_hold()
    {
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"{Sentence(i)}\t{Label(i)}")));
        Assert.Contains("label: column 2; text: column 1", _folder.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label\ttext")]
    [InlineData("Category\tTweet")]
    [InlineData("sentiment\tphrase")]
    [InlineData("kind\tsentence")]
    public void A_heading_is_known_by_its_words(string heading)
    {
        Assert.Equal(Expected, _folder.Rows($"{heading}\n{Lines(i => $"{Label(i)}\t{Sentence(i)}")}"));
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public void A_first_line_whose_words_come_back_is_no_heading()
    {
        Assert.Equal(["topic: text of the day", "sport: a ball", "topic: a leaf", "sport: a net"], _folder.Rows("topic\ttext of the day\nsport\ta ball\ntopic\ta leaf\nsport\ta net\n"));
    }

    [Fact]
    public void The_columns_of_AfriSenti_are_known()
    {
        Assert.Equal(Expected, _folder.Rows($"ID\ttweet\tlabel\n{Lines(i => $"am_{i:D5}\t{Sentence(i)}\t{Label(i)}")}"));
        Assert.Contains("label: column 3 'label'; text: column 2 'tweet'; not read: 1 'ID'", _folder.Summary, StringComparison.Ordinal);
        Assert.Equal(Expected, _folder.Rows($"tweet\tlabel\n{Lines(i => $"{Sentence(i)}\t{Label(i)}")}"));
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"am_{i:D5}\t{Sentence(i)}\t{Label(i)}"))); // Without the heading.
    }

    [Fact]
    public void The_columns_of_MasakhaNEWS_are_known_and_the_headline_is_read_with_the_text()
    {
        string text = $"category\theadline\ttext\turl\n{Lines(i => $"{Label(i)}\tnews {i}\t{Sentence(i)}\thttps://example.org/{i}")}";
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{Label(i)}: news {i} {Sentence(i)}"), _folder.Rows(text));
        Assert.Contains("label: column 1 'category'; text: columns 2 'headline' and 3 'text'; not read: 4 'url'", _folder.Summary, StringComparison.Ordinal);
        Assert.Equal(Expected, _folder.Rows(text, new LabeledTextOptions { TextColumns = ["text"] }));
        Assert.Equal("sport: " + Sentence(0) + " news 0", _folder.Rows(text, new LabeledTextOptions { TextColumns = ["3", "headline"], LabelColumn = "-4" })[0]);
    }

    [Fact]
    public void Columns_are_told_by_number_or_name()
    {
        string text = $"no\tbody_am\tkind\n{Lines(i => $"{i}\t{Sentence(i)}\t{Label(i)}")}";
        foreach (string label in new[] { "3", "-1", "kind", "KIND" })
            Assert.Equal(Expected, _folder.Rows(text, new LabeledTextOptions { Header = true, LabelColumn = label, TextColumns = ["body_am"] }));
        Assert.Equal(Expected, _folder.Rows(text, new LabeledTextOptions { LabelColumn = "kind", TextColumns = ["body_am"] })); // A name is that of a heading.
        _folder.Refused(text, new LabeledTextOptions { LabelColumn = "kinds" }, "has no column named 'kinds'; its first record is no | body_am | kind");
        _folder.Refused(text, new LabeledTextOptions { LabelColumn = "4" }, "has 3 columns", "expected a column 4");
    }

    [Theory]
    [InlineData(',', "commas")]
    [InlineData(';', "semicolons")]
    [InlineData('|', "vertical bars")]
    public void Other_separators_are_known_where_all_lines_have_them(char separator, string name)
    {
        Assert.Equal(Expected, _folder.Rows($"label{separator}text\n{Lines(i => $"{Label(i)}{separator}{Sentence(i)}")}"));
        Assert.Contains($"columns between {name}", _folder.Summary, StringComparison.Ordinal);
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"{Label(i)}{separator}{Sentence(i)}")));
    }

    [Fact]
    public void A_separator_may_be_told_by_the_option_or_the_file()
    {
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"{Label(i)} {Sentence(i)}"), new LabeledTextOptions { Separator = ' ' }));
        Assert.Equal(Expected, _folder.Rows($"sep=;\nlabel;text\n{Lines(i => $"{Label(i)};{Sentence(i)}")}"));
    }

    [Fact]
    public void Fasttext_labels_are_known_wherever_they_stand()
    {
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"__label__{Label(i)} {Sentence(i)}")));
        Assert.Contains("fastText's labels (__label__)", _folder.Summary, StringComparison.Ordinal);
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"{Sentence(i)} __label__{Label(i)}")));
        Assert.Equal(Expected, _folder.Rows(Lines(i => $"__label__{Label(i)}\t{Sentence(i)}")));
    }

    [Fact]
    public void A_text_with_several_fasttext_labels_is_refused_or_skipped()
    {
        string text = "__label__a one\n__label__a __label__b two\n__label__b three\n";
        _folder.Refused(text, "line 2: found 2 labels ('a', 'b'); expected one");
        Assert.Equal(["a: one", "b: three"], _folder.Rows(text, new LabeledTextOptions { SkipBadLines = true }));
        _folder.Refused("__label__a one\n__label__a two\nthree\n", "line 3: found no label");
    }

    [Fact]
    public void What_is_not_certain_is_asked_for()
    {
        _folder.Refused(Lines(i => $"{i}\tx{i}"), "does not tell which column is the label: 1, 2 could be", "0 | x0", "LabelColumn, TextColumns");
        _folder.Refused(Lines(i => $"{Label(i)}\t{Sentence(i)}\t{Sentence(i + 1)}"), "does not tell which column is the text: 2, 3 could be");
        _folder.Refused("label\ttext\ttweet\na\tb\tc\n", "does not tell which column is a text: 2, 3 could be");
        _folder.Refused("label\tcategory\ttext\na\tb\tc\n", "does not tell which column is the label: 1, 2 could be");
        _folder.Refused("one sentence\nanother, and more\n", "line 1: found no tab in 'one sentence'");
    }

    [Fact]
    public void Known_labels_tell_a_small_file_apart()
    {
        Assert.Equal(["sport: ball", "tax: a law"], _folder.Rows("ball\tsport\na law\ttax\n", new LabeledTextOptions { KnownLabels = ["sport", "health"] }));
        _folder.Warned(":2: the label 'tax' is none of those known (1 text, this first); what has it counts as wrong");
    }

    [Fact]
    public void Files_have_layouts_of_their_own()
    {
        _folder.Write("a.tsv", "label\ttext\nsport\tball\n");
        _folder.Pack("b.tsv", "tweet\tlabel\ndoctor\thealth\n");
        Assert.Equal(["sport: ball", "health: doctor"], _folder.RowsOf(_folder["*.tsv"]));
        Assert.Contains("a.tsv: columns between tabs, a heading; label: column 1 'label'; text: column 2 'text'", _folder.Summary, StringComparison.Ordinal);
        Assert.Equal([$"{_folder["a.tsv"]}:2", $"{_folder["b.tsv"]}:2"], _folder.Load(_folder["*.tsv"]).GetColumn<string>("Source"));
        IDataView renamed = _folder.Load(_folder["a.tsv"], new LabeledTextOptions { LabelColumnName = "Topic", TextColumnName = "Body", SourceColumnName = "Place" });
        Assert.Equal(["Topic", "Body", "Place"], renamed.Schema.Select(column => column.Name));
    }

    private static string Label(int i) => i % 2 == 0 ? "sport" : "health";

    private static string Sentence(int i) => i % 2 == 0 ? $"the ball {i}" : $"a doctor {i}";

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, 12).Select(i => $"{line(i)}\n"));
}
