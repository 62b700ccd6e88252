using DistillEmb.Ethiopic;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public sealed class TextTokenizerTests
{
    private const string Text = "ዶ/ር አበበ፡ወደ አዲስ አበባ ሄዱ።ከዚያ ተመለሱ፡፡\nThe price is 1,234.5 birr!";

    [Fact]
    public void Text_is_normalised_and_cut_as_by_the_steps_of_a_pipeline()
    {
        string[] expected = EthiopicText.Tokenize(EthiopicText.Normalize(Text));
        Assert.Equal(expected, TextTokenizer.Default.Tokenize(Text));
        Assert.Contains("ዶ/ር", expected);
    }

    [Fact]
    public void Sentences_have_the_tokens_of_the_text()
    {
        string[][] sentences = [.. TextTokenizer.Default.TokenizeSentences(Text)];
        Assert.Equal(["ዶ/ር", "አበበ", "ወደ", "አዲስ", "አበባ", "ሄዱ", "።"], sentences[0]);
        Assert.Equal(3, sentences.Length);
        Assert.Equal(TextTokenizer.Default.Tokenize(Text), sentences.SelectMany(sentence => sentence));
    }

    [Fact]
    public void A_line_is_a_sentence_where_it_is_asked_for()
    {
        const string Heading = "ዜና ዛሬ\nሰላም ነው";
        Assert.Single(TextTokenizer.Default.TokenizeSentences(Heading));
        Assert.Equal(2, TextTokenizer.Default.TokenizeSentences(Heading, splitAtLineEnds: true).Count());
    }

    [Fact]
    public void Texts_without_tokens_have_no_sentences()
    {
        var words = new TextTokenizer(tokenization: new EthiopicTokenizationOptions { KeepPunctuation = false });
        Assert.Empty(words.TokenizeSentences(" \n ። ፧ "));
        Assert.Empty(words.Tokenize(""));
    }

    [Fact]
    public void Every_option_comes_back_from_its_description()
    {
        var normalization = new EthiopicNormalizationOptions { Language = EthiopicLanguage.Tigrinya, FoldLetters = true, FoldLabialized = true, ConvertNumerals = true, RemoveMarks = true, Punctuation = EthiopicPunctuation.Latin };
        var before = new TextTokenizer(normalization, new EthiopicTokenizationOptions { Language = EthiopicLanguage.Tigrinya, KeepPunctuation = false });
        string description = TokenizerDescription.Of(before);
        TextTokenizer after = TokenizerDescription.Read(description);
        Assert.Equal(description, TokenizerDescription.Of(after));
        Assert.NotEqual(description, TokenizerDescription.Of(TextTokenizer.Default));
        const string Sample = "ሠላም፡ ፳፻፲፯፣ ጸሓይ ፀሓይ።";
        Assert.Equal(before.Tokenize(Sample), after.Tokenize(Sample));
        Assert.NotEqual(TextTokenizer.Default.Tokenize(Sample), after.Tokenize(Sample));
    }

    /// <summary>An option of the normaliser that the description forgot would be lost with the encoder.</summary>
    [Fact]
    public void The_description_has_as_many_facts_as_there_are_options()
    {
        int options = typeof(EthiopicNormalizationOptions).GetProperties().Length + typeof(EthiopicTokenizationOptions).GetProperties().Length - 1; // The language once.
        Assert.Equal(options, TokenizerDescription.Of(TextTokenizer.Default).Count(character => character == '='));
    }

    [Theory]
    [InlineData("latin-2 language=Amharic")]
    [InlineData("ethiopic-text-1 vowels=Drop")]
    [InlineData("ethiopic-text-1 language=Klingon")]
    [InlineData("ethiopic-text-1 fold-letters=perhaps")]
    public void Rules_of_a_newer_package_are_refused(string description) =>
        Assert.Contains("newer package", Assert.Throws<InvalidDataException>(() => TokenizerDescription.Read(description)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_languages_are_refused() => Assert.Contains(
        "Amharic and cut as Tigrinya",
        Assert.Throws<ArgumentException>(() => new TextTokenizer(new EthiopicNormalizationOptions(), new EthiopicTokenizationOptions { Language = EthiopicLanguage.Tigrinya })).Message,
        StringComparison.Ordinal);
}
