using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public class EthiopicSentenceTests
{
    [Theory]
    [InlineData("ሰላም ነው። እሺ።", "ሰላም ነው።|እሺ።")]
    [InlineData("ሰላም ነው።እሺ።", "ሰላም ነው።|እሺ።")]
    [InlineData("ነው፡፡ እሺ፡፡ነው:: እሺ ::ነው፡:", "ነው፡፡|እሺ፡፡|ነው::|እሺ ::|ነው፡:")]
    [InlineData("ነው? አዎ! ለምን፧ እሺ?!", "ነው?|አዎ!|ለምን፧|እሺ?!")]
    [InlineData("ነው?አዎ!እሺ", "ነው?|አዎ!|እሺ")]
    [InlineData("ክፍል አንድ ፨ ክፍል ሁለት ፠ ሦስት", "ክፍል አንድ ፨|ክፍል ሁለት ፠|ሦስት")]
    [InlineData("ነው ። ፨ እሺ", "ነው ። ፨|እሺ")]
    [InlineData("ሰላም፡ለዓለም፤ ይህ፦ ነው፣ እሺ", "ሰላም፡ለዓለም፤ ይህ፦ ነው፣ እሺ")]
    public void Signs_end_sentences(string text, string expected) => AssertSentences(text, expected);

    [Theory]
    [InlineData("በ2007 ዓ.ም. መጣ። ሄደ።", "በ2007 ዓ.ም. መጣ።|ሄደ።")]
    [InlineData("ዶ/ር. አበበ እና ፕሮፌ. ከበደ ለዶር. ሰጡ። እ.ኤ.አ. በ1990 ነው።", "ዶ/ር. አበበ እና ፕሮፌ. ከበደ ለዶር. ሰጡ።|እ.ኤ.አ. በ1990 ነው።")]
    [InlineData("ዋጋው 3.5 ብር ነው. እሺ", "ዋጋው 3.5 ብር ነው.|እሺ")]
    [InlineData("1. መግቢያ። 2. ታሪክ 12. ቋንቋ", "1. መግቢያ።|2. ታሪክ 12. ቋንቋ")]
    [InlineData("ሀ. መግቢያ ነው.ከዚያ", "ሀ. መግቢያ ነው.ከዚያ")]
    [InlineData("ተመልከት www.ena.et/a?b=c! እሺ", "ተመልከት www.ena.et/a?b=c!|እሺ")]
    [InlineData("Dr. Abebe met J. Smith at 5 p.m. in Addis. He left. Std::x", "Dr. Abebe met J. Smith at 5 p.m. in Addis.|He left.|Std::x")]
    [InlineData("It cost 3.5 birr in 2007. Then it rose, etc. and so on.", "It cost 3.5 birr in 2007.|Then it rose, etc. and so on.")]
    [InlineData("Mo rí i. Ó dára. Ẹ kú!", "Mo rí i.|Ó dára.|Ẹ kú!")]
    [InlineData("ይህ... ነው እሺ… አዎ. Wait... What? yes", "ይህ... ነው እሺ… አዎ.|Wait...|What? yes")]
    public void Abbreviations_numbers_and_pauses_do_not(string text, string expected) => AssertSentences(text, expected);

    [Theory]
    [InlineData("«ሰላም ነው።» አለ። \"እሺ።\" 'አዎ!' አለች።", "«ሰላም ነው።» አለ።|\"እሺ።\"|'አዎ!' አለች።")]
    [InlineData("(ነው።) [እሺ።] “አዎ።” ‘ነው።’ አለ", "(ነው።)|[እሺ።]|“አዎ።”|‘ነው።’ አለ")]
    [InlineData("ነው።\"እሺ\" አለ", "ነው።|\"እሺ\" አለ")]
    [InlineData("ነው ። » አለ", "ነው ። » አለ")]
    [InlineData("ነው። «እሺ»። አለ። ...ከዚያ", "ነው።|«እሺ»።|አለ።|...ከዚያ")]
    [InlineData("ነው።.. . እሺ", "ነው።.. .|እሺ")]
    [InlineData("\"Really?\" he said. \"Yes.\" She left.", "\"Really?\" he said.|\"Yes.\"|She left.")]
    public void Quotes_and_brackets_close_with_their_sentence(string text, string expected) => AssertSentences(text, expected);

    [Theory]
    [InlineData("እሷም፣ \"ደህና ነህ?\" ብላ ጠየቀች። እሱም «ና!» አለኝ። አበበ፣ \"አዎ፣ ዝግጁ ነው።\" አለ።", "እሷም፣ \"ደህና ነህ?\" ብላ ጠየቀች።|እሱም «ና!» አለኝ።|አበበ፣ \"አዎ፣ ዝግጁ ነው።\" አለ።")]
    [InlineData("“ደርሰናል።” በማለት ተናገረ። ‹ለምን?›ሲል ጠየቀ። «ና።»\nአሉና ሄዱ።", "“ደርሰናል።” በማለት ተናገረ።|‹ለምን?›ሲል ጠየቀ።|«ና።»\nአሉና ሄዱ።")]
    [InlineData("«መጣህ?» ጠየቀችው። «አዎ!» መለሰላት።", "«መጣህ?» ጠየቀችው።|«አዎ!» መለሰላት።")]
    [InlineData("\"ከመይ ኣለኻ?\" ኢላ ሓተተት። «ጽቡቕ።» በለ። «ኪድ!» ይብል። «እወ።» ብምባል መለሰ።", "\"ከመይ ኣለኻ?\" ኢላ ሓተተት።|«ጽቡቕ።» በለ።|«ኪድ!» ይብል።|«እወ።» ብምባል መለሰ።")]
    [InlineData("«ነው።» አለም ሰፊ ናት። «ነው።» አለሙ መጣ። (ነው።) አለ። «ነው»። አለ። «ነው።»\n\nአለ", "«ነው።» አለም ሰፊ ናት።|«ነው።»|አለሙ መጣ።|(ነው።)|አለ።|«ነው»።|አለ።|«ነው።»|አለ")]
    public void A_verb_of_saying_belongs_to_the_quotation_before_it(string text, string expected) => AssertSentences(text, expected);

    [Fact]
    public void Unless_it_is_not_asked_for_or_lines_end_sentences()
    {
        Assert.Equal(["«ነው።»", "አለ።"], EthiopicText.SplitSentences("«ነው።» አለ።", new EthiopicSentenceOptions { KeepReportedSpeech = false }));
        Assert.Equal(["«ነው።» አለ።", "«ነው።»", "አለ።"], EthiopicText.SplitSentences("«ነው።» አለ። «ነው።»\nአለ።", new EthiopicSentenceOptions { SplitAtLineEnds = true }));
    }

    [Fact]
    public void Abbreviations_of_ones_own_end_no_sentence()
    {
        const string Text = "ኩባንያው አበበ ኃላ.የተ. ነው። (ለኢት. እና Acme Inc. In 2007) ነው. ዓለማየሁ. ሄደ";
        Assert.Equal(["ኩባንያው አበበ ኃላ.የተ. ነው።", "(ለኢት.", "እና Acme Inc.", "In 2007) ነው.", "ዓለማየሁ.", "ሄደ"], EthiopicText.SplitSentences(Text));
        var options = new EthiopicSentenceOptions { Abbreviations = { "ኢት", "Inc.", "ዓለማየሁ" } };
        Assert.Equal(["ኩባንያው አበበ ኃላ.የተ. ነው።", "(ለኢት. እና Acme Inc. In 2007) ነው.", "ዓለማየሁ. ሄደ"], EthiopicText.SplitSentences(Text, options));
        Assert.Equal(["የዓለም.", "ነው"], EthiopicText.SplitSentences("የዓለም. ነው", options)); // The whole word, not its beginning.
    }

    [Fact]
    public void Abbreviations_that_can_be_none_are_named_at_once()
    {
        var options = new EthiopicSentenceOptions { Abbreviations = { "ok", ".", null!, "a b", new string('ሀ', 65) } };
        string message = Assert.Throws<ArgumentException>(() => EthiopicText.SplitSentences("ሀ", options)).Message;
        foreach (string expected in (string[])["Abbreviations[1] is '.'", "Abbreviations[2] is null", "Abbreviations[3] is 'a b'; it must have no blanks", "Abbreviations[4] has 65"]) Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ርዕስ\n\nሰላም ነው\nእሺ።\n", "ርዕስ|ሰላም ነው\nእሺ።", "ርዕስ|ሰላም ነው|እሺ።")]
    [InlineData("ርዕስ\r\n \r\nሰላም\r\nእሺ", "ርዕስ|ሰላም\r\nእሺ", "ርዕስ|ሰላም|እሺ")]
    [InlineData("ሀ\u2029ለ\u2028ሐ", "ሀ|ለ\u2028ሐ", "ሀ|ለ|ሐ")]
    [InlineData("see\n\nthis and.\nthat", "see|this and.\nthat", "see|this and.|that")]
    public void Lines_end_sentences_where_they_are_empty_or_where_it_is_asked_for(string text, string expected, string byLines)
    {
        AssertSentences(text, expected);
        Assert.Equal(byLines.Split('|'), EthiopicText.SplitSentences(text, splitAtLineEnds: true));
    }

    [Theory]
    [InlineData("यह है। वह है॥ ठीक", "यह है।|वह है॥|ठीक")]
    [InlineData("هل هذا؟ نعم. لا۔", "هل هذا؟|نعم.|لا۔")]
    [InlineData("你好。再见！", "你好。|再见！")]
    public void Other_scripts(string text, string expected) => AssertSentences(text, expected);

    // No theory: on their way to a test, arguments lose lone surrogates.
    [Fact]
    public void Surrogates() => AssertSentences("\uD800። 😀! 😀\uDC00", "\uD800።|😀!|😀\uDC00");

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t\u200B")]
    public void Blank_text_has_none(string text) => Assert.Empty(EthiopicText.SplitSentences(text));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sentences_joined_again_lose_nothing_but_blanks(bool splitAtLineEnds)
    {
        int several = 0;
        foreach (string text in EthiopicSamples.Random(seed: 31, count: 20_000, longest: 40))
        {
            int position = 0;
            Range[] sentences = EthiopicText.FindSentences(text, splitAtLineEnds);
            foreach (Range sentence in sentences.Append(text.Length..text.Length))
            {
                Assert.All(text[position..sentence.Start.Value], character => Assert.True(IsBlank(character), $"A part of '{text}' is left out."));
                if (sentence.Start.Value < text.Length) Assert.False(IsBlank(text[sentence][0]) || IsBlank(text[sentence][^1]));
                position = sentence.End.Value;
            }

            Assert.Equal(text.Length, position);
            if (sentences.Length > 1) several++;
        }

        Assert.True(several > 10_000);
        static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is '\u200B' or '\uFEFF';
    }

    [Fact]
    public void Time_grows_with_the_text_alone()
    {
        string[] hostile = ["ሀ", "። ", ".", ". ", "?) ", "?)", "a. ", "...a ", "\n", "፡", ":", "\"", "።\"", "። ...ሀ", "a?"];
        foreach (string part in hostile)
        {
            Range[] sentences = EthiopicSamples.InLinearTime(part, text => EthiopicText.FindSentences(text), out string text);
            Assert.Equal(0..text.TrimEnd().Length, sentences[0].Start..sentences[^1].End);
        }
    }

    [Fact]
    public void Null_is_refused_or_empty()
    {
        Assert.Throws<ArgumentNullException>(() => EthiopicText.SplitSentences(null!));
        Assert.Empty(EthiopicText.FindSentences(null));
    }

    private static void AssertSentences(string text, string expected) => Assert.Equal(expected.Split('|'), EthiopicText.SplitSentences(text));
}
