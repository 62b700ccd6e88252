using DistillEmb.MLNet;

namespace Microsoft.ML;

using Data;

/// <summary>Extension methods of <see cref="TransformsCatalog"/> that learn from sentences without labels.</summary>
public static class DistillEmbContextCatalog
{
    /// <summary>Learns from sentences without labels how words go together, with default options. See <see cref="DistillEmbContextEstimator"/>.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write the states of the LSTM to.</param>
    /// <param name="tokensColumnName">The column of tokens: a vector of text.</param>
    /// <param name="encoder">The distilled encoder that gives tokens their vectors.</param>
    public static DistillEmbContextEstimator DistillEmbContext(this TransformsCatalog catalog, string outputColumnName, string tokensColumnName, DistillEmbEncoder encoder) =>
        catalog.DistillEmbContext(new DistillEmbContextOptions { OutputColumnName = outputColumnName, TokensColumnName = tokensColumnName, Encoder = encoder });

    /// <summary>Learns from sentences without labels how words go together.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">Columns, encoder, and everything that can be set.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static DistillEmbContextEstimator DistillEmbContext(this TransformsCatalog catalog, DistillEmbContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new DistillEmbContextEstimator(CatalogUtils.GetEnvironment(catalog), options);
    }
}
