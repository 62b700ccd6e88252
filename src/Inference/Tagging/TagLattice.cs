using DistillEmb.Network;

namespace DistillEmb.Tagging;

/// <summary>
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the tags of a row: the score of a sequence of
/// tags is the sum of its tags' own scores and of those of its transitions from tag to tag, beginning and end included. Transitions that
/// the rules forbid have probability 0.
/// </summary>
internal sealed class TagLattice
{
    private readonly double[] _begin;
    private readonly double[] _end;
    private readonly double[] _transitions; // [before, tag]

    /// <param name="tags">The tags and their rules.</param>
    /// <param name="begin">What a tag adds as the first of a row.</param>
    /// <param name="transitions">What a tag adds behind another, [before, tag].</param>
    /// <param name="end">What a tag adds as the last of a row.</param>
    public TagLattice(TagSet tags, ReadOnlySpan<float> begin, ReadOnlySpan<float> transitions, ReadOnlySpan<float> end)
    {
        Count = tags.Count;
        _begin = new double[Count];
        _end = new double[Count];
        _transitions = new double[Count * Count];
        for (int tag = 0; tag < Count; tag++)
        {
            _begin[tag] = tags.MayBegin(tag) ? begin[tag] : double.NegativeInfinity;
            _end[tag] = tags.MayEnd(tag) ? end[tag] : double.NegativeInfinity;
            for (int before = 0; before < Count; before++)
                _transitions[(before * Count) + tag] = tags.MayFollow(before, tag) ? transitions[(before * Count) + tag] : double.NegativeInfinity;
        }
    }

    public TagLattice(TagSet tags, NetworkWeights weights)
        : this(tags, weights[TaggerShape.Tensors.Begin], weights[TaggerShape.Tensors.Transitions], weights[TaggerShape.Tensors.End])
    {
    }

    /// <summary>Tags a token may have.</summary>
    public int Count { get; }

    public double Begin(int tag) => _begin[tag];

    public double Transition(int before, int tag) => _transitions[(before * Count) + tag];

    public double End(int tag) => _end[tag];

    /// <summary>Finds the tags of the highest score (Viterbi 1967); of equal ones, those of the smallest values at the end.</summary>
    /// <param name="scores">The tags' own scores, [tokens, tags].</param>
    /// <param name="best">Receives a tag a token.</param>
    /// <param name="scratch">Its buffers.</param>
    public void FindBest(ReadOnlySpan<float> scores, Span<int> best, LatticeScratch scratch)
    {
        int tokens = best.Length;
        if (tokens == 0) return;
        Span<int> from = scratch.From(tokens, Count);
        Span<double> totals = scratch.Forward(2, Count);
        Span<double> before = totals[..Count];
        Span<double> now = totals[Count..];
        for (int tag = 0; tag < Count; tag++) before[tag] = _begin[tag] + scores[tag];
        for (int token = 1; token < tokens; token++)
        {
            for (int tag = 0; tag < Count; tag++)
            {
                (double most, int argument) = (double.NegativeInfinity, 0);
                for (int other = 0; other < Count; other++)
                {
                    double total = before[other] + _transitions[(other * Count) + tag];
                    if (total > most) (most, argument) = (total, other);
                }

                now[tag] = most + scores[(token * Count) + tag];
                from[(token * Count) + tag] = argument;
            }

            now.CopyTo(before);
        }

        (double highest, int last) = (double.NegativeInfinity, 0);
        for (int tag = 0; tag < Count; tag++)
        {
            if (before[tag] + _end[tag] > highest) (highest, last) = (before[tag] + _end[tag], tag);
        }

        for (int token = tokens - 1; token >= 0; token--)
        {
            best[token] = last;
            last = from[(token * Count) + last];
        }
    }

    /// <summary>Sums over all sequences of tags, from both ends, in logarithms.</summary>
    /// <param name="scores">The tags' own scores, [tokens, tags].</param>
    /// <param name="tokens">How many tokens there are, 1 or more.</param>
    /// <param name="forward">Receives [tokens, tags]: the sum over all that comes before, the token's own score included.</param>
    /// <param name="backward">Receives [tokens, tags]: the sum over all that comes after.</param>
    /// <returns>The sum over all sequences.</returns>
    public double Sum(ReadOnlySpan<float> scores, int tokens, Span<double> forward, Span<double> backward)
    {
        Span<double> terms = Count <= 128 ? stackalloc double[Count] : new double[Count];
        for (int tag = 0; tag < Count; tag++) forward[tag] = _begin[tag] + scores[tag];
        for (int token = 1; token < tokens; token++)
        {
            ReadOnlySpan<double> before = forward.Slice((token - 1) * Count, Count);
            for (int tag = 0; tag < Count; tag++)
            {
                for (int other = 0; other < Count; other++) terms[other] = before[other] + _transitions[(other * Count) + tag];
                forward[(token * Count) + tag] = LogSum(terms) + scores[(token * Count) + tag];
            }
        }

        _end.CopyTo(backward.Slice((tokens - 1) * Count, Count));
        for (int token = tokens - 2; token >= 0; token--)
        {
            ReadOnlySpan<double> after = backward.Slice((token + 1) * Count, Count);
            for (int tag = 0; tag < Count; tag++)
            {
                for (int next = 0; next < Count; next++) terms[next] = _transitions[(tag * Count) + next] + scores[((token + 1) * Count) + next] + after[next];
                backward[(token * Count) + tag] = LogSum(terms);
            }
        }

        for (int tag = 0; tag < Count; tag++) terms[tag] = forward[((tokens - 1) * Count) + tag] + _end[tag];
        return LogSum(terms);
    }

    /// <summary>How probable it is that each token has its tag, whatever tags the others have.</summary>
    public void FindProbabilities(ReadOnlySpan<float> scores, ReadOnlySpan<int> tags, Span<float> probabilities, LatticeScratch scratch)
    {
        int tokens = tags.Length;
        if (tokens == 0) return;
        Span<double> forward = scratch.Forward(tokens, Count);
        Span<double> backward = scratch.Backward(tokens, Count);
        double all = Sum(scores, tokens, forward, backward);
        for (int token = 0; token < tokens; token++)
        {
            int place = (token * Count) + tags[token];
            probabilities[token] = (float)Math.Min(1, Math.Exp(forward[place] + backward[place] - all));
        }
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        double most = double.NegativeInfinity;
        foreach (double term in terms) most = Math.Max(most, term);
        if (double.IsNegativeInfinity(most)) return most;
        double sum = 0;
        foreach (double term in terms)
        {
            if (term > double.NegativeInfinity) sum += Math.Exp(term - most);
        }

        return most + Math.Log(sum);
    }
}
