using DistillEmb.Ethiopic;

namespace DistillEmb;

/// <summary>
/// How running text becomes words: it is normalised, cut into sentences and these into tokens. An encoder that was distilled from raw text carries the one that made its
/// words (<see cref="DistillEmbEncoder.Tokenizer"/>), so that what uses it can make words alike. The rules are those of <see cref="EthiopicText"/>; text in other scripts
/// comes through whole. Safe to use from many threads.
/// </summary>
public sealed class TextTokenizer
{
    private readonly EthiopicNormalizer _normalizer;

    /// <summary>Makes a tokeniser.</summary>
    /// <param name="normalization">What is normalised first; null for the defaults.</param>
    /// <param name="tokenization">How it is cut; null for the defaults. Where one of the two is null, it is of the other's language.</param>
    /// <exception cref="ArgumentException">Options are invalid (all faults are named), or of two languages.</exception>
    public TextTokenizer(EthiopicNormalizationOptions? normalization = null, EthiopicTokenizationOptions? tokenization = null)
    {
        tokenization?.Check();
        _normalizer = new EthiopicNormalizer(normalization ?? new EthiopicNormalizationOptions { Language = tokenization?.Language ?? EthiopicLanguage.Amharic });
        if (tokenization is not null && tokenization.Language != Language)
            throw new ArgumentException($"The text would be normalised as {Language} and cut as {tokenization.Language}; expected one language.", nameof(tokenization));
        KeepPunctuation = tokenization?.KeepPunctuation ?? true;
    }

    /// <summary>The tokeniser of the defaults: Amharic, spelling as it is, punctuation joined and kept.</summary>
    public static TextTokenizer Default { get; } = new();

    /// <summary>The language, which decides how <c>፡</c> is read.</summary>
    public EthiopicLanguage Language => _normalizer.Language;

    /// <summary>Whether punctuation makes tokens.</summary>
    public bool KeepPunctuation { get; }

    internal EthiopicNormalizer Normalizer => _normalizer;

    /// <summary>The tokens of a text, all sentences one after another.</summary>
    /// <param name="text">The text.</param>
    public string[] Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<ReadOnlyMemory<char>>();
        Tokenize(text.AsMemory(), tokens);
        return [.. tokens.Select(token => token.ToString())];
    }

    /// <summary>The sentences of a text, each its tokens; sentences without tokens are left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="splitAtLineEnds">Whether a sentence ends with its line, as headings do; otherwise only an empty line ends it.</param>
    public IEnumerable<string[]> TokenizeSentences(string text, bool splitAtLineEnds = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Sentences(text.AsMemory(), splitAtLineEnds).Select(sentence => sentence.ConvertAll(token => token.ToString()).ToArray());
    }

    /// <summary>The sentences of a text, each its tokens in a list that is used again for the next.</summary>
    internal IEnumerable<List<ReadOnlyMemory<char>>> Sentences(ReadOnlyMemory<char> text, bool splitAtLineEnds)
    {
        ReadOnlyMemory<char> normalized = _normalizer.Normalize(text);
        var tokens = new List<ReadOnlyMemory<char>>();
        foreach (Range range in EthiopicText.FindSentences(normalized.Span, splitAtLineEnds))
        {
            tokens.Clear();
            Cut(normalized[range], tokens);
            if (tokens.Count > 0) yield return tokens;
        }
    }

    /// <summary>Adds the tokens of a text to a list.</summary>
    internal void Tokenize(ReadOnlyMemory<char> text, List<ReadOnlyMemory<char>> tokens) => Cut(_normalizer.Normalize(text), tokens);

    private void Cut(ReadOnlyMemory<char> normalized, List<ReadOnlyMemory<char>> tokens)
    {
        var tokenizer = new EthiopicTokenizer(normalized.Span, Language, KeepPunctuation);
        while (tokenizer.MoveNext()) tokens.Add(normalized[tokenizer.Current.ToRange()]);
    }
}
