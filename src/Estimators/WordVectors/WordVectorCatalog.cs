using DistillEmb;
using DistillEmb.MLNet;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="TransformsCatalog"/> that train word vectors.</summary>
public static class WordVectorCatalog
{
    /// <summary>Trains word vectors from the tokens of a column, and gives these tokens, or rows of them, their vectors.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write: a vector of <see cref="float"/>.</param>
    /// <param name="inputColumnName">
    /// The column of tokens to read, a sentence a row: a vector of text, or text whose tokens stand between white space. Null for the name of the output column.
    /// </param>
    /// <param name="output">What a row's tokens become.</param>
    /// <param name="options">How the vectors are trained, with or without n-grams; null for the defaults. They are copied.</param>
    /// <param name="precision">
    /// What the vectors are rounded to when they are trained. A word takes 4, 2 or 1 byte a value in <see cref="WeightPrecision.Float32"/>, <see cref="WeightPrecision.Float16"/> and
    /// <see cref="WeightPrecision.Int8"/>, and so does an n-gram, which in <see cref="WeightPrecision.Int4"/> takes half a byte. All together a model holds 2^30 bytes of them.
    /// </param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static WordVectorEstimator TrainWordVectors(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        DistillEmbOutput output = DistillEmbOutput.MinAverageMax,
        WordVectorOptions? options = null,
        WeightPrecision precision = WeightPrecision.Float16)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName ?? outputColumnName, nameof(inputColumnName));
        if (!Enum.IsDefined(output)) throw new ArgumentOutOfRangeException(nameof(output), output, "Expected MinAverageMax, Average or Tokens.");
        if (!Enum.IsDefined(precision)) throw new ArgumentOutOfRangeException(nameof(precision), precision, $"Expected {string.Join(", ", Enum.GetNames<WeightPrecision>())}.");
        var columns = new DistillEmbColumns(outputColumnName, inputColumnName ?? outputColumnName, output, Head: null);
        return new WordVectorEstimator(CatalogEnvironment.Of(catalog), columns, options ?? new WordVectorOptions(), precision);
    }
}
