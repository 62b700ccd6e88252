using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

public sealed class WordPairFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiger\tcat\t7.35\nbook\tpaper\t-1e1\n")]
    [InlineData("tiger cat 7.35\r\nbook  paper\t-10")]
    [InlineData("\uFEFFWord 1\tWord 2\tHuman (mean)\ntiger\tcat\t7.35\nbook\tpaper\t-10.0\n")]
    [InlineData("# source\n\nword1 word2 score\n#tiger cat\n  tiger cat 7.35\nbook paper -10\n")]
    public void Pairs_are_read_between_tabs_or_spaces_with_or_without_column_names(string text) =>
        Assert.Equal([new("tiger", "cat", 7.35), new("book", "paper", -10)], WordPair.LoadFile(_folder.Write("pairs.txt", text)));

    [Fact]
    public void Between_tabs_a_field_may_have_spaces_in_it() =>
        Assert.Equal([new("New York", "ዓዲስ አበባ", 3)], WordPair.LoadFile(_folder.Write("pairs.txt", "New York\tዓዲስ አበባ\t3\n")));

    [Fact]
    public void Numbers_are_read_the_same_in_every_culture()
    {
        System.Globalization.CultureInfo culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal([new("a", "b", 1.5)], WordPair.LoadFile(_folder.Write("pairs.txt", "a b 1.5")));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("a b 1\n\n# note\na b\n", "line 4: found 2 fields; expected two words and a number")]
    [InlineData("a b 1\na\n", "line 2: found 1 field; expected")]
    [InlineData("a b 7,35\n", "line 1: found '7,35' in the third field; expected a number")]
    [InlineData("one two score\na b 1\nc d much\n", "line 3: found 'much' in the third field")]
    [InlineData("a b 1\na b NaN\n", "line 2: found 'NaN'")]
    [InlineData("a b 1e999\n", "line 1: found '1e999'")]
    [InlineData("a b N 1.2 3.4\na b 1", "line 1: found 5 fields")]
    [InlineData("", "holds no pairs of words")]
    [InlineData("one two score\n# nothing\n", "holds no pairs of words")]
    public void A_malformed_file_is_named_with_the_line(string text, string fault)
    {
        string path = _folder.Write("pairs.txt", text);
        string message = Assert.Throws<InvalidDataException>(() => WordPair.LoadFile(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }
}
