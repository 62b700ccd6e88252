using DistillEmb.Tagging;
namespace DistillEmb.MLNet.Tagging;

/// <summary>The loss of a conditional random field over rows, and its gradient, added up.</summary>
/// <param name="lattice">The field.</param>
/// <param name="share">What a row's loss is multiplied by.</param>
internal sealed class LatticeGradient(TagLattice lattice, double share)
{
    private readonly LatticeScratch _scratch = new();

    /// <summary>Of what a tag adds as the first of a row.</summary>
    public double[] Begin { get; } = new double[lattice.Count];

    /// <summary>Of what a tag adds behind another, [before, tag].</summary>
    public double[] Transitions { get; } = new double[lattice.Count * lattice.Count];

    /// <summary>Of what a tag adds as the last of a row.</summary>
    public double[] End { get; } = new double[lattice.Count];

    /// <summary>Adds a row.</summary>
    /// <param name="scores">The tags' own scores, [tokens, tags].</param>
    /// <param name="gold">The tags that the tokens have; the rules allow them.</param>
    /// <param name="slopes">Receives the gradient of the scores, [tokens, tags].</param>
    /// <returns>The row's loss times its share: minus the logarithm of the probability of its tags.</returns>
    public double Add(ReadOnlySpan<float> scores, ReadOnlySpan<int> gold, Span<float> slopes)
    {
        int count = lattice.Count;
        int tokens = gold.Length;
        Span<double> forward = _scratch.Forward(tokens, count);
        Span<double> backward = _scratch.Backward(tokens, count);
        double all = lattice.Sum(scores, tokens, forward, backward);
        for (int i = 0; i < slopes.Length; i++) slopes[i] = (float)(share * Math.Exp(forward[i] + backward[i] - all));
        for (int tag = 0; tag < count; tag++)
        {
            Begin[tag] += slopes[tag];
            End[tag] += slopes[((tokens - 1) * count) + tag];
        }

        for (int token = 1; token < tokens; token++) AddSteps(scores.Slice(token * count, count), forward.Slice((token - 1) * count, count), backward.Slice(token * count, count), all);
        return share * (all - SubtractGold(scores, gold, slopes));
    }

    private void AddSteps(ReadOnlySpan<float> scores, ReadOnlySpan<double> before, ReadOnlySpan<double> after, double all)
    {
        int count = lattice.Count;
        for (int tag = 0; tag < count; tag++)
        {
            double rest = scores[tag] + after[tag] - all;
            for (int other = 0; other < count; other++)
            {
                double logarithm = before[other] + lattice.Transition(other, tag) + rest;
                if (!double.IsNegativeInfinity(logarithm)) Transitions[(other * count) + tag] += share * Math.Exp(logarithm);
            }
        }
    }

    // What the row has; gives the score of its tags.
    private double SubtractGold(ReadOnlySpan<float> scores, ReadOnlySpan<int> gold, Span<float> slopes)
    {
        int count = lattice.Count;
        double score = lattice.Begin(gold[0]) + lattice.End(gold[^1]);
        Begin[gold[0]] -= share;
        End[gold[^1]] -= share;
        for (int token = 0; token < gold.Length; token++)
        {
            int place = (token * count) + gold[token];
            score += scores[place];
            slopes[place] -= (float)share;
            if (token == 0) continue;
            score += lattice.Transition(gold[token - 1], gold[token]);
            Transitions[(gold[token - 1] * count) + gold[token]] -= share;
        }

        return score;
    }
}
