using System.Numerics;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Draws different words, each time one of those that are left, with a chance in proportion to its weight. A binary tree holds
/// the sums of the weights; sums are added up anew rather than subtracted from, so that rounding does not gather in them.
/// </summary>
internal sealed class WeightedDraw
{
    private readonly int[] _words;
    private readonly double[] _weights;
    private readonly double[] _sums; // Of node i, the children are 2i and 2i + 1; the root is 1.
    private readonly int _leaves;

    /// <param name="words">The words.</param>
    /// <param name="weights">The weight of each, more than 0.</param>
    public WeightedDraw(int[] words, IEnumerable<double> weights)
    {
        _words = words;
        _weights = [.. weights];
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)words.Length);
        _sums = new double[2 * _leaves];
        _weights.CopyTo(_sums, _leaves);
        for (int node = _leaves - 1; node > 0; node--) _sums[node] = _sums[2 * node] + _sums[(2 * node) + 1];
    }

    /// <summary>Weights that grow with how often the corpus has a word: (count + 1) to a power.</summary>
    /// <param name="words">The words, as indexes into the vocabulary.</param>
    /// <param name="counts">How often the corpus has each word of the vocabulary.</param>
    /// <param name="power">The power.</param>
    public static WeightedDraw ByFrequency(int[] words, int[] counts, double power) => new(words, words.Select(word => Math.Pow(counts[word] + 1.0, power)));

    /// <summary>Draws words; what was drawn by an earlier call can be drawn again.</summary>
    /// <param name="drawn">Receives them: no more than there are.</param>
    /// <param name="random">What decides.</param>
    public void Fill(Span<int> drawn, Random random)
    {
        int[] places = new int[drawn.Length];
        for (int i = 0; i < drawn.Length; i++)
        {
            places[i] = Find(random.NextDouble() * _sums[1]);
            drawn[i] = _words[places[i]];
            Set(places[i], 0);
        }

        foreach (int place in places) Set(place, _weights[place]);
    }

    private int Find(double at)
    {
        int node = 1;
        while (node < _leaves)
        {
            // Rounding must not lead to where nothing is left.
            (double left, double right) = (_sums[2 * node], _sums[(2 * node) + 1]);
            bool toLeft = right == 0 || (left > 0 && at < left);
            if (!toLeft) at -= left;
            node = (2 * node) + (toLeft ? 0 : 1);
        }

        return node - _leaves;
    }

    private void Set(int place, double weight)
    {
        int node = place + _leaves;
        _sums[node] = weight;
        for (node /= 2; node > 0; node /= 2) _sums[node] = _sums[2 * node] + _sums[(2 * node) + 1];
    }
}
