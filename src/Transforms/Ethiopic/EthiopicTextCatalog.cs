using DistillEmb;
using DistillEmb.Ethiopic;
using DistillEmb.MLNet;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="TransformsCatalog.TextTransforms"/> for text in Ethiopic script: Amharic, Tigrinya, Ge'ez.</summary>
/// <remarks>
/// Text in other scripts may stand beside it and comes through whole, combining marks included. The same without a data view: <see cref="EthiopicText"/>.
/// </remarks>
public static class EthiopicTextCatalog
{
    /// <summary>Normalises text: Normalization Form C, punctuation and, where it is asked for, spelling and numerals.</summary>
    /// <param name="catalog">The catalog of text transforms.</param>
    /// <param name="outputColumnName">The column to write, of the type of the one that is read.</param>
    /// <param name="inputColumnName">The column to read: text, or a vector of text. Null for the name of the output column.</param>
    /// <param name="options">What is done; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public static NormalizeEthiopicEstimator NormalizeEthiopic(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        EthiopicNormalizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName ?? outputColumnName, nameof(inputColumnName));
        EthiopicNormalizer normalizer = options is null ? EthiopicNormalizer.Default : new EthiopicNormalizer(options);
        return new NormalizeEthiopicEstimator(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName, normalizer);
    }

    /// <summary>Cuts text into words, numbers and punctuation; <see cref="EthiopicText.FindTokens"/> tells the rules.</summary>
    /// <param name="catalog">The catalog of text transforms.</param>
    /// <param name="outputColumnName">The column of tokens to write, a vector of text.</param>
    /// <param name="inputColumnName">The column of text to read, one text a row. Null for the name of the output column.</param>
    /// <param name="offsetsColumnName">
    /// The column of the tokens' places to write, a vector of <see cref="int"/>: begin and length of each in the text, in UTF-16 code units. Null for none.
    /// </param>
    /// <param name="options">What is done; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are invalid, all faults are named; or two columns have one name.</exception>
    public static TokenizeEthiopicEstimator TokenizeEthiopic(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        string? offsetsColumnName = null,
        EthiopicTokenizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var columns = SpanColumns.Of(outputColumnName, inputColumnName, offsetsColumnName);
        EthiopicTokenizationOptions chosen = options ?? new EthiopicTokenizationOptions();
        chosen.Check();
        return new TokenizeEthiopicEstimator(CatalogEnvironment.Of(catalog), columns, chosen.Language, chosen.KeepPunctuation);
    }

    /// <summary>Normalises text and cuts it into tokens as a tokeniser does: the one of an encoder (<see cref="DistillEmbEncoder.Tokenizer"/>), so that its words are made as those that it was distilled from.</summary>
    /// <param name="catalog">The catalog of text transforms.</param>
    /// <param name="outputColumnName">The column of tokens to write, a vector of text.</param>
    /// <param name="inputColumnName">The column of text to read, one text a row; it stays as it is. Null for the name of the output column.</param>
    /// <param name="tokenizer">How text becomes tokens; null for <see cref="TextTokenizer.Default"/>.</param>
    /// <remarks>This is <see cref="NormalizeEthiopic"/> and <see cref="TokenizeEthiopic"/>, one after the other, with the options of the tokeniser.</remarks>
    public static EstimatorChain<TokenizeEthiopicTransformer> TokenizeText(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        TextTokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var columns = SpanColumns.Of(outputColumnName, inputColumnName, offsetsColumnName: null);
        TextTokenizer rules = tokenizer ?? TextTokenizer.Default;
        IHostEnvironment environment = CatalogEnvironment.Of(catalog);
        return new NormalizeEthiopicEstimator(environment, columns.Output, columns.Input, rules.Normalizer)
            .Append(new TokenizeEthiopicEstimator(environment, new SpanColumns(columns.Output, columns.Output, null), rules.Language, rules.KeepPunctuation));
    }

    /// <summary>Cuts text into sentences; <see cref="EthiopicText.FindSentences(ReadOnlySpan{char}, bool)"/> tells the rules.</summary>
    /// <param name="catalog">The catalog of text transforms.</param>
    /// <param name="outputColumnName">The column of sentences to write, a vector of text.</param>
    /// <param name="inputColumnName">The column of text to read, one text a row. Null for the name of the output column.</param>
    /// <param name="offsetsColumnName">
    /// The column of the sentences' places to write, a vector of <see cref="int"/>: begin and length of each in the text, in UTF-16 code units. Null for none.
    /// </param>
    /// <param name="splitAtLineEnds">Whether a sentence ends with its line, as headings do; otherwise only an empty line ends it.</param>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public static SplitEthiopicSentencesEstimator SplitEthiopicSentences(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        string? offsetsColumnName = null,
        bool splitAtLineEnds = false)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var columns = SpanColumns.Of(outputColumnName, inputColumnName, offsetsColumnName);
        return new SplitEthiopicSentencesEstimator(CatalogEnvironment.Of(catalog), columns, splitAtLineEnds ? SentenceRules.Lines : SentenceRules.Default);
    }

    /// <summary>Cuts text into sentences, with further options.</summary>
    /// <param name="catalog">The catalog of text transforms.</param>
    /// <param name="outputColumnName">The column of sentences to write, a vector of text.</param>
    /// <param name="inputColumnName">The column of text to read, one text a row. Null for the name of the output column.</param>
    /// <param name="offsetsColumnName">
    /// The column of the sentences' places to write, a vector of <see cref="int"/>: begin and length of each in the text, in UTF-16 code units. Null for none.
    /// </param>
    /// <param name="options">What is done.</param>
    /// <exception cref="ArgumentException">Options are invalid, all faults are named; or two columns have one name.</exception>
    public static SplitEthiopicSentencesEstimator SplitEthiopicSentences(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName,
        string? offsetsColumnName,
        EthiopicSentenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        var columns = SpanColumns.Of(outputColumnName, inputColumnName, offsetsColumnName);
        return new SplitEthiopicSentencesEstimator(CatalogEnvironment.Of(catalog), columns, new SentenceRules(options));
    }
}
