using System.Text;
using DistillEmb.Encoder;

namespace DistillEmb.Pooling;

/// <summary>What each word counts in an average: that of a table, or the weight that all other words have.</summary>
internal sealed class TokenWeights
{
    /// <summary>The most words there can be; of more, the most frequent ones are kept.</summary>
    public const int MostWords = 1_000_000;

    // Below this share of the constant, a weight is within one in a hundred of that of an unseen word.
    private const double LeastShare = 0.01;

    private readonly ExactWordIndex? _index; // Null for no words.
    private readonly float[] _weights;

    /// <param name="weighting">How the weights came about.</param>
    /// <param name="others">The weight of a word that is not in the table; finite, more than 0.</param>
    /// <param name="index">The words of the table; null for none.</param>
    /// <param name="weights">Theirs, more than 0 and at most <paramref name="others"/>.</param>
    public TokenWeights(TokenWeighting weighting, float others, ExactWordIndex? index, float[] weights)
    {
        Weighting = weighting;
        Others = others;
        _index = index;
        _weights = weights;
    }

    public TokenWeighting Weighting { get; }

    /// <summary>The weight of all words that are not in the table.</summary>
    public float Others { get; }

    /// <summary>Words of the table.</summary>
    public int Count => _weights.Length;

    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The words of the table in ascending order of their bytes; null for none.</summary>
    public ExactWordIndex? Index => _index;

    /// <summary>The weight of a word, in whatever Unicode form it is written.</summary>
    public float Of(ReadOnlySpan<char> word) => _index is not null && _index.Find(word) is int known and >= 0 ? _weights[known] : Others;

    /// <param name="census">The data's words; at least one token.</param>
    /// <param name="constant">a of a / (a + p).</param>
    public static TokenWeights InverseFrequency(TokenCensus census, double constant)
    {
        double tokens = census.Tokens;
        return Of(
            TokenWeighting.InverseFrequency,
            1,
            census.Words.Where(word => word.Value.Tokens / tokens >= LeastShare * constant).Select(word => (word.Key, word.Value.Tokens)),
            count => constant / (constant + (count / tokens)));
    }

    /// <param name="census">The data's words; at least one row.</param>
    public static TokenWeights InverseDocumentFrequency(TokenCensus census)
    {
        double Weight(long rows) => Math.Log((1.0 + census.Rows) / (1.0 + rows)) + 1;
        return Of(TokenWeighting.InverseDocumentFrequency, Weight(1), census.Words.Where(word => word.Value.Rows > 1).Select(word => (word.Key, word.Value.Rows)), Weight);
    }

    private static TokenWeights Of(TokenWeighting weighting, double others, IEnumerable<(string Word, long Count)> words, Func<long, double> weight)
    {
        (byte[] Spelling, long Count)[] table =
            [.. words.OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal).Take(MostWords).Select(word => (Encoding.UTF8.GetBytes(word.Word), word.Count))];
        Array.Sort(table, (first, second) => first.Spelling.AsSpan().SequenceCompareTo(second.Spelling));
        byte[] utf8 = new byte[table.Sum(word => word.Spelling.Length)];
        int[] ends = new int[table.Length];
        int end = 0;
        for (int word = 0; word < table.Length; word++)
        {
            table[word].Spelling.CopyTo(utf8, end);
            ends[word] = end += table[word].Spelling.Length;
        }

        float[] weights = [.. table.Select(word => (float)weight(word.Count))];
        return new TokenWeights(weighting, (float)others, table.Length == 0 ? null : new ExactWordIndex(utf8, ends), weights);
    }
}
