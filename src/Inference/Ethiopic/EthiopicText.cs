using DistillEmb.Ethiopic;

namespace DistillEmb;

/// <summary>
/// Normalises, tokenises and splits text in Ethiopic script without a data view; text in other scripts comes through whole. All methods take linear time and
/// are safe to use from many threads. In a pipeline: <c>EthiopicTextCatalog</c> (package DistillEmb.MLNet).
/// </summary>
public static class EthiopicText
{
    /// <summary>Normalises text; see <see cref="EthiopicNormalizationOptions"/>. No letter is lost, and no mark unless that is asked for; lone surrogates stay.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What is done; null for the defaults.</param>
    /// <returns>The normalised text; the same string where nothing changes.</returns>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static string Normalize(string text, EthiopicNormalizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        EthiopicNormalizer normalizer = options is null ? EthiopicNormalizer.Default : new EthiopicNormalizer(options);
        return normalizer.Change(text) ?? text;
    }

    /// <summary>Cuts text into words, numbers and punctuation; see <see cref="FindTokens"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What is done; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static string[] Tokenize(string text, EthiopicTokenizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text, FindTokens(text, options));
    }

    /// <summary>Finds the tokens of a text, in order and without overlap.</summary>
    /// <remarks>
    /// <para>Words are letters with their marks, and digits. Blanks (zero width spaces and byte order marks among them) end them, and so does ፡; see <see cref="EthiopicTokenizationOptions.Language"/>.</para>
    /// <para>What nobody sees is no token: other invisible characters stay in the words that they stand in, and alone they are left out.</para>
    /// <para>A sign of punctuation is a token of its own; a run of the same sign (<c>...</c>) is one, as are ፡፡, <c>::</c> and ፡-.</para>
    /// <para>
    /// Kept whole: abbreviations with slashes behind at most two Ethiopic letters (ዶ/ር, የጠ/ሚኒስትሩ, and ስለዶ/ር; not እና/ወይም) or with dots behind at most three
    /// and before at most two (ዓ.ም., እ.ኤ.አ; <c>U.S.A.</c>), words with hyphens or apostrophes, numbers (<c>1,234.5</c> <c>12/03/2015</c>
    /// <c>10:30</c> <c>10%</c> <c>-5</c>), addresses of web pages and of mail.
    /// </para>
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <param name="options">What is done; null for the defaults.</param>
    /// <returns>Ranges in UTF-16 code units: <c>text[range]</c> is a token. What lies between them is blank, ፡, invisible or, where it is not kept, punctuation.</returns>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static Range[] FindTokens(ReadOnlySpan<char> text, EthiopicTokenizationOptions? options = null)
    {
        EthiopicTokenizationOptions chosen = options ?? new EthiopicTokenizationOptions();
        chosen.Check();
        var ranges = new List<Range>();
        var tokens = new EthiopicTokenizer(text, chosen.Language, chosen.KeepPunctuation);
        while (tokens.MoveNext()) ranges.Add(tokens.Current.ToRange());
        return [.. ranges];
    }

    /// <summary>Cuts text into sentences; see <see cref="FindSentences(ReadOnlySpan{char}, bool)"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="splitAtLineEnds">Whether a sentence ends with its line, as headings do.</param>
    public static string[] SplitSentences(string text, bool splitAtLineEnds = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text, FindSentences(text, splitAtLineEnds));
    }

    /// <summary>Cuts text into sentences; see <see cref="FindSentences(ReadOnlySpan{char}, bool)"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What is done.</param>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static string[] SplitSentences(string text, EthiopicSentenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text, FindSentences(text, options));
    }

    /// <summary>Finds the sentences of a text, in order and without overlap.</summary>
    /// <remarks>
    /// <para>
    /// ። ፧ ፨ ፠ ፡፡ and, in Ethiopic text, <c>::</c> end a sentence, whatever follows; <c>?</c> and <c>!</c> before a blank or an Ethiopic letter; a full stop
    /// before a blank, unless it belongs to an abbreviation (ዓ.ም. ዶ/ር. <c>Dr.</c>), an initial, or the number of a heading or in a list; an ellipsis only before a capital.
    /// No sentence begins with a small Latin letter behind one of these. An empty line ends a sentence too.
    /// </para>
    /// <para>Quotes and brackets that close stay with their sentence, as do further signs, and the verb of saying behind a quotation that closes
    /// (<see cref="EthiopicSentenceOptions.KeepReportedSpeech"/>). A sentence that ends with an abbreviation is not told from one that goes on.</para>
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <param name="splitAtLineEnds">Whether a sentence ends with its line, as headings do; otherwise only an empty line ends it.</param>
    /// <returns>Ranges in UTF-16 code units: <c>text[range]</c> is a sentence without the blanks around it. What lies between them is blank.</returns>
    public static Range[] FindSentences(ReadOnlySpan<char> text, bool splitAtLineEnds = false) => FindSentences(text, splitAtLineEnds ? SentenceRules.Lines : SentenceRules.Default);

    /// <summary>Finds the sentences of a text as <see cref="FindSentences(ReadOnlySpan{char}, bool)"/> does, with further options.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What is done.</param>
    /// <returns>Ranges in UTF-16 code units.</returns>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static Range[] FindSentences(ReadOnlySpan<char> text, EthiopicSentenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FindSentences(text, new SentenceRules(options));
    }

    private static Range[] FindSentences(ReadOnlySpan<char> text, SentenceRules rules)
    {
        var ranges = new List<Range>();
        var sentences = new SentenceSplitter(text, rules);
        while (sentences.MoveNext()) ranges.Add(sentences.Current.ToRange());
        return [.. ranges];
    }

    private static string[] Cut(string text, Range[] ranges) => Array.ConvertAll(ranges, range => text[range]);
}
