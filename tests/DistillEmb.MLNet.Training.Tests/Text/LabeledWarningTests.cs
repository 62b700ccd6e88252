using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Text;

public sealed class LabeledWarningTests : IDisposable
{
    private readonly LabeledFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_label_that_occurs_once_is_told_by_its_place()
    {
        _folder.Rows(Lines("a", "b", "a", "b", "sprot", "a"));
        _folder.Warned(":5: the label 'sprot' occurs once");
    }

    [Fact]
    public void A_heading_that_is_taken_for_data_is_told()
    {
        _folder.Rows("topics_am\tbodies_am\n" + Lines("a", "b", "a", "b", "a"));
        _folder.Warned(":1: the label 'topics_am' occurs once. If the line is a heading, Header is true");
        Assert.Equal(5, _folder.Rows("topics_am\tbodies_am\n" + Lines("a", "b", "a", "b", "a"), new LabeledTextOptions { Header = true }).Length);
        Assert.Empty(_folder.Warnings);
    }

    [Fact]
    public void A_label_a_text_is_told()
    {
        _folder.Rows("id\tword\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"x{i}\ttext {i}\n")), new LabeledTextOptions { LabelColumn = "1", TextColumns = ["2"], Header = true });
        Assert.Contains(_folder.Warnings, warning => warning.Contains(":2: each of 20 texts has a label of its own, such as 'x0'; is the label another column?", StringComparison.Ordinal));
        Assert.Contains(_folder.Warnings, warning => warning.Contains("column 1 was told to be the label, but is an index", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sport")]
    [InlineData("\"sport\"")]
    [InlineData("sp\u200Bort")]
    [InlineData("s port")]
    [InlineData("\u00A0sport\u200E")]
    public void Labels_that_differ_in_nothing_that_is_read_are_told(string twin)
    {
        _folder.Rows(Lines("sport", "health", "sport", twin, "health", twin), new LabeledTextOptions { Quotes = false });
        Assert.Contains(_folder.Warnings, warning => warning.Contains(":4: the label '", StringComparison.Ordinal) && warning.Contains("(2 texts) differs from 'sport' by case, blanks, quotation marks or invisible characters only", StringComparison.Ordinal));
    }

    [Fact]
    public void Blanks_around_a_label_are_taken_off_and_told()
    {
        Assert.Equal("sport: text 2", _folder.Rows(Lines("sport", "health", " sport", "health"))[2]);
        _folder.Warned(":3: 1 label with blanks around them, such as ' sport'; they are taken without");
    }

    [Fact]
    public void Texts_without_a_word_are_told()
    {
        Assert.Equal(3, _folder.Rows("a\tone more\nb\t \na\ttwo more\n").Length);
        _folder.Warned(":2: 1 text without a word");
    }

    [Fact]
    public void Labels_unlike_the_known_ones_are_told()
    {
        _folder.Rows(Lines("sport", "Sport", "tax", "sport", "tax"), new LabeledTextOptions { KnownLabels = ["sport", "health"] });
        Assert.Contains(_folder.Warnings, warning => warning.Contains(":3: the label 'tax' is none of those known (2 texts, this first); what has it counts as wrong", StringComparison.Ordinal));
        Assert.Contains(_folder.Warnings, warning => warning.Contains(":2: the label 'Sport' (1 text) differs from 'sport'", StringComparison.Ordinal));
    }

    private static string Lines(params string[] labels) => string.Concat(labels.Select((label, i) => $"{label}\ttext {i}\n"));
}
