using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

public sealed class ConllWriterTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("out.txt")]
    [InlineData("out.txt.gz")]
    public void What_was_read_is_written_the_same(string name)
    {
        const string Text = "ታምራት B-PER\nጎዴ B-LOC\nደረሱ O\n\nሰላም O\n\n";
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("in", Text));
        _mlContext.Data.SaveAsConllFile(data, _folder[name]);
        Assert.Equal(ConllFolder.Sentences(data), ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder[name])));
        if (name == "out.txt") Assert.Equal(Text, File.ReadAllText(_folder[name]));
        else Assert.Equal(0x1F, File.ReadAllBytes(_folder[name])[0]);
        Assert.Equal(2, Directory.GetFiles(_folder[""]).Length); // Nothing is left beside it.
    }

    [Fact]
    public void A_file_can_be_written_over_itself()
    {
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", "a  O\n\n\nb O"));
        _mlContext.Data.SaveAsConllFile(data, _folder["file"]);
        Assert.Equal("a O\n\nb O\n\n", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public void Keys_are_written_as_their_values_and_absent_ones_as_outside()
    {
        IDataView known = Data(["x", "y"], ["B-LOC", "O"]);
        IDataView data = Data(["a", "b", "c"], ["B-LOC", "B-NEW", ""]);
        IDataView keys = _mlContext.Transforms.Conversion.MapValueToKey("PredictedLabel", "Tags").Fit(known).Transform(data);
        _mlContext.Data.SaveAsConllFile(keys, _folder["out"], predictedTagsColumnName: "PredictedLabel", separator: '\t');
        Assert.Equal("a\tB-LOC\tB-LOC\nb\tB-NEW\tO\nc\tO\tO\n\n", File.ReadAllText(_folder["out"]));
        _mlContext.Data.SaveAsConllFile(keys, _folder["out"], tagsColumnName: null);
        Assert.Equal("a\nb\nc\n\n", File.ReadAllText(_folder["out"]));
    }

    [Theory]
    [InlineData("New York", ' ', "Row 1", "item 1", "'Tokens'", "'New York'", "U+0020")]
    [InlineData("a\tb", '\t', "Row 1", "item 1", "'Tokens'", "U+0009")]
    [InlineData("a\nb", '\t', "Row 1", "item 1", "'Tokens'", "U+000A")]
    [InlineData("", ' ', "Row 1", "item 1", "'Tokens'", "is empty")]
    public void Tokens_that_would_not_be_read_back_are_refused(string token, char separator, params string[] parts)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Tokens = ["a"], Tags = ["O"] }, new Row { Tokens = ["b", token], Tags = ["O", "O"] }]);
        _folder.Write("out", "before");
        Fails(data, separator, parts);
        Assert.Equal("before", File.ReadAllText(_folder["out"]));
        Assert.Single(Directory.GetFiles(_folder[""]));
    }

    [Fact]
    public void With_a_tab_tokens_with_blanks_are_written_and_read()
    {
        _mlContext.Data.SaveAsConllFile(Data(["New York", "is"], ["B-LOC", "O"]), _folder["out"], separator: '\t');
        Assert.Equal(["New York/B-LOC is/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder["out"], new ConllOptions { Separator = '\t' })));
    }

    [Fact]
    public void Half_a_character_is_refused() => Fails(Data(["a", "b\uD800c"], ["O", "O"]), ' ', "Row 0", "item 1", "'Tokens'", "surrogate");

    [Fact]
    public void Rows_that_are_no_sentence_are_refused()
    {
        Fails(Data(["a", "b"], ["O"]), ' ', "Row 0", "2 tokens in 'Tokens'", "1 tags in 'Tags'");
        Fails(Data([], []), ' ', "Row 0", "no tokens");
    }

    [Fact]
    public void Columns_of_another_kind_are_refused()
    {
        IDataView data = Data(["a"], ["O"]);
        Says(() => _mlContext.Data.SaveAsConllFile(data, _folder["out"], "Words"), "'Words' was not found", "'Tokens', 'Tags'");
        Says(() => _mlContext.Data.SaveAsConllFile(data, _folder["out"], predictedTagsColumnName: "Number"), "'Number' holds Single", "a vector of text, or of keys with text values");
        Says(() => _mlContext.Data.SaveAsConllFile(data, _folder["out"], separator: '\n'), "U+000A");
        IDataView numbers = _mlContext.Transforms.Conversion.MapValueToKey("Keys", "Numbers").Fit(data).Transform(data);
        Says(() => _mlContext.Data.SaveAsConllFile(numbers, _folder["out"], tagsColumnName: "Keys"), "'Keys' holds keys without text values");
    }

    private IDataView Data(string[] tokens, string[] tags) => _mlContext.Data.LoadFromEnumerable([new Row { Tokens = tokens, Tags = tags }]);

    private void Fails(IDataView data, char separator, params string[] parts)
    {
        string message = Assert.Throws<InvalidDataException>(() => _mlContext.Data.SaveAsConllFile(data, _folder["out"], separator: separator)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static void Says(Action action, params string[] parts)
    {
        string message = Assert.Throws<ArgumentException>(action).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string[] Tags { get; set; } = [];

        public float Number { get; set; }

        public float[] Numbers { get; set; } = [1];
    }
}
