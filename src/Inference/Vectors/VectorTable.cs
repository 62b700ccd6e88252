using DistillEmb.Encoder;
using DistillEmb.Network;

namespace DistillEmb.Vectors;

/// <summary>Words and their vectors, the most frequent first; where n-grams have vectors too, a word that is not there has the mean of its own.</summary>
internal sealed class VectorTable
{
    /// <summary>The most words there can be.</summary>
    public const int MostWords = 10_000_000;

    /// <summary>The largest dimension of a vector.</summary>
    public const int LargestDimension = 1 << 16;

    /// <summary>Bytes that all vectors, and what n-grams are known by, may take in a file. A file of sections has at most twice that, and is made in memory.</summary>
    public const long MostBytes = 1 << 30;

    private const string Words = "words";
    private const string NgramRows = "ngrams";

    private readonly StoredWeight _words;
    private readonly StoredWeight? _ngrams;

    /// <param name="index">The words, each once.</param>
    /// <param name="ngrams">N-grams that have vectors; null for none.</param>
    /// <param name="weights">The vectors, of <see cref="ShapesOf"/>.</param>
    public VectorTable(ExactWordIndex index, NgramTable? ngrams, NetworkWeights weights)
    {
        (Index, Ngrams, Weights) = (index, ngrams, weights);
        Dimension = weights.Shapes[0].Dimensions[1];
        _words = weights.Stored(Words);
        _ngrams = ngrams is null ? null : weights.Stored(NgramRows);
    }

    public ExactWordIndex Index { get; }

    public NgramTable? Ngrams { get; }

    /// <summary>The vectors.</summary>
    public NetworkWeights Weights { get; }

    /// <summary>Values of a vector.</summary>
    public int Dimension { get; }

    /// <summary>The shapes of the vectors of some words and n-grams.</summary>
    /// <param name="words">How many there are.</param>
    /// <param name="ngrams">How many n-grams; 0 for none.</param>
    /// <param name="dimension">Values of a vector.</param>
    public static TensorShape[] ShapesOf(int words, int ngrams, int dimension)
    {
        var ofWords = new TensorShape(Words, words, dimension) { ChannelAxis = 0 };
        return ngrams == 0 ? [ofWords] : [ofWords, new TensorShape(NgramRows, ngrams, dimension) { ChannelAxis = 0, Coarsest = WeightPrecision.Int4 }];
    }

    /// <summary>Bytes of a file that vectors take, and what n-grams are known by.</summary>
    public static long BytesOf(int words, int ngrams, int dimension, WeightPrecision precision)
    {
        WeightPrecision ofWords = precision > WeightPrecision.Int8 ? WeightPrecision.Int8 : precision;
        return (words * RowBytes(dimension, ofWords)) + (ngrams * (RowBytes(dimension, precision) + sizeof(ulong)));
    }

    /// <summary>Writes the vector of a word.</summary>
    public void CopyWord(int word, Span<float> vector) => _words.CopyRow(word, vector);

    /// <summary>Writes the vector of an n-gram.</summary>
    public void CopyNgram(int ngram, Span<float> vector) => _ngrams!.CopyRow(ngram, vector);

    private static long RowBytes(int dimension, WeightPrecision precision) => precision switch
    {
        WeightPrecision.Float32 => dimension * 4L,
        WeightPrecision.Float16 => dimension * 2L,
        WeightPrecision.Int8 => dimension + 4L,
        _ => ((dimension + 1L) / 2) + 2,
    };
}
