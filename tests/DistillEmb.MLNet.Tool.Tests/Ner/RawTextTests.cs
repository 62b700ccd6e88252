using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Ner;

/// <summary>Text as people write, to a tagger.</summary>
public sealed class RawTextTests(TinyModels models)
{
    private const string Text = "ዶ/ር አበበ ወደ አዲስ አበባ ሄዱ።ከዚያ ተመለሱ፡፡\n\nሰላም ነው";

    [Fact]
    public void Paragraphs_are_cut_into_sentences_and_tokens()
    {
        ToolResult result = ToolProcess.RunWith(Text, "ner", "predict", models.Tagger, "--from", "raw", "--json").Ok();
        string[][] expected = [.. TextTokenizer.Default.TokenizeSentences(Text)];
        Assert.Equal(3, expected.Length);
        Assert.Equal(expected, result.Lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!).ToArray()));
        Assert.Equal("The text is cut by the rules for Amharic; the encoder does not say how its own words were cut.", result.Errors.Trim());
    }

    [Fact]
    public void It_is_tagged_as_the_same_tokens_between_blanks()
    {
        string lines = string.Join('\n', TextTokenizer.Default.TokenizeSentences(Text).Select(tokens => string.Join(' ', tokens)));
        string expected = ToolProcess.RunWith(lines, "ner", "predict", models.Tagger).Ok().Output;
        Assert.Equal(expected, ToolProcess.RunWith(Text, "ner", "predict", models.Tagger, "--from", "raw").Ok().Output);
    }

    [Fact]
    public void It_has_no_columns() => ToolProcess.RunWith(Text, "ner", "predict", models.Tagger, "--from", "raw", "--token-column", "2")
        .Failed(2, "--token-column goes with --from conll: a text has no columns");
}
