using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DistillEmb.Network;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// The update of skip-gram with negative sampling (Mikolov et al. 2013) for one pair of words: a hidden vector, the row of the word beside it, which is to
/// score high, and those of words drawn at random, which are to score low. All scores are of the hidden vector as it was before the pair.
/// </summary>
internal static class PairKernel
{
    /// <summary>Rows that are updated together: one positive and fastText's five negatives.</summary>
    public const int SixRows = 6;

    private const int Width = EmbeddingMatrix.LineValues;

    /// <summary>Six different rows in one pass: each is read, scored and updated while it is in the nearest cache. Then the hidden vector moves by the gradient.</summary>
    /// <param name="output">The output matrix.</param>
    /// <param name="rows">The first of six rows, the positive one.</param>
    /// <param name="hidden">The hidden vector.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The scores, and zeros.</returns>
    public static Vector256<float> UpdateSix(EmbeddingMatrix output, ref int rows, ref float hidden, float rate) =>
        UpdateSix(output, ref rows, ref hidden, ref hidden, 1, rate, sums: false);

    /// <summary>As the other, for a hidden vector that is a mean of rows: it moves by a share of the gradient, which is added up for the rows.</summary>
    /// <param name="output">The output matrix.</param>
    /// <param name="rows">The first of six rows, the positive one.</param>
    /// <param name="hidden">The hidden vector.</param>
    /// <param name="sum">The gradients so far, to which this pair's is added.</param>
    /// <param name="share">The share of the gradient.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The scores, and zeros.</returns>
    public static Vector256<float> UpdateSix(EmbeddingMatrix output, ref int rows, ref float hidden, ref float sum, float share, float rate) =>
        UpdateSix(output, ref rows, ref hidden, ref sum, share, rate, sums: true);

    /// <summary>One row, whose gradient is added to that of the rows before: what fastText does. For any number of negatives, and for rows that come twice.</summary>
    /// <returns>The score.</returns>
    public static float UpdateOne(ref float row, ref float hidden, ref float gradient, int stride, float label, float rate)
    {
        float score = Score(ref row, ref hidden, stride);
        Vector512<float> step = Vector512.Create(rate * (label - Sigmoid(Vector256.Create(score))[0]));
        for (nuint i = 0; i < (nuint)stride; i += Width)
            Move(ref row, i, step, Vector512.LoadUnsafe(ref hidden, i), Vector512.LoadUnsafe(ref gradient, i)).StoreUnsafe(ref gradient, i);
        return score;
    }

    /// <summary>The score of a row.</summary>
    public static float Score(ref float row, ref float hidden, int stride)
    {
        Vector512<float> sum = default;
        for (nuint i = 0; i < (nuint)stride; i += Width) sum = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref hidden, i), Vector512.LoadUnsafe(ref row, i), sum);
        return Sum(sum);
    }

    /// <summary>Adds a vector, times a factor, to another.</summary>
    public static void Add(ref float target, ref float source, float factor, int stride)
    {
        Vector512<float> times = Vector512.Create(factor);
        for (nuint i = 0; i < (nuint)stride; i += Width)
            Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref source, i), times, Vector512.LoadUnsafe(ref target, i)).StoreUnsafe(ref target, i);
    }

    /// <summary>The loss of a score: -ln of the chance that the model gives to the label.</summary>
    public static double Loss(float score, bool positive)
    {
        double against = positive ? -score : score;
        return Math.Max(against, 0) + Math.Log(1 + Math.Exp(-Math.Abs(against))); // Cannot overflow.
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UpdateSix(EmbeddingMatrix output, ref int rows, ref float hidden, ref float sum, float share, float rate, bool sums)
    {
        ref float first = ref output.First(rows);
        ref float second = ref output.First(Unsafe.Add(ref rows, 1));
        ref float third = ref output.First(Unsafe.Add(ref rows, 2));
        ref float fourth = ref output.First(Unsafe.Add(ref rows, 3));
        ref float fifth = ref output.First(Unsafe.Add(ref rows, 4));
        ref float sixth = ref output.First(Unsafe.Add(ref rows, 5));
        nuint stride = (nuint)output.Stride;
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        for (nuint i = 0; i < stride; i += Width)
        {
            Vector512<float> h = Vector512.LoadUnsafe(ref hidden, i);
            s0 = Vector512.MultiplyAddEstimate(h, Vector512.LoadUnsafe(ref first, i), s0);
            s1 = Vector512.MultiplyAddEstimate(h, Vector512.LoadUnsafe(ref second, i), s1);
            s2 = Vector512.MultiplyAddEstimate(h, Vector512.LoadUnsafe(ref third, i), s2);
            s3 = Vector512.MultiplyAddEstimate(h, Vector512.LoadUnsafe(ref fourth, i), s3);
            s4 = Vector512.MultiplyAddEstimate(h, Vector512.LoadUnsafe(ref fifth, i), s4);
            s5 = Vector512.MultiplyAddEstimate(h, Vector512.LoadUnsafe(ref sixth, i), s5);
        }

        Vector256<float> scores = Vector256.Create(Sum(s0), Sum(s1), Sum(s2), Sum(s3), Sum(s4), Sum(s5), 0, 0);
        Vector256<float> steps = (Vector256.Create(1f, 0, 0, 0, 0, 0, 0, 0) - Sigmoid(scores)) * rate;
        Vector512<float> a0 = Vector512.Create(steps[0]);
        Vector512<float> a1 = Vector512.Create(steps[1]);
        Vector512<float> a2 = Vector512.Create(steps[2]);
        Vector512<float> a3 = Vector512.Create(steps[3]);
        Vector512<float> a4 = Vector512.Create(steps[4]);
        Vector512<float> a5 = Vector512.Create(steps[5]);
        Vector512<float> shares = Vector512.Create(share);
        for (nuint i = 0; i < stride; i += Width)
        {
            Vector512<float> h = Vector512.LoadUnsafe(ref hidden, i);
            Vector512<float> g = Move(ref first, i, a0, h, default);
            g = Move(ref second, i, a1, h, g);
            g = Move(ref third, i, a2, h, g);
            g = Move(ref fourth, i, a3, h, g);
            g = Move(ref fifth, i, a4, h, g);
            g = Move(ref sixth, i, a5, h, g);
            if (sums)
            {
                (Vector512.LoadUnsafe(ref sum, i) + g).StoreUnsafe(ref sum, i);
                Vector512.MultiplyAddEstimate(g, shares, h).StoreUnsafe(ref hidden, i);
            }
            else
            {
                (h + g).StoreUnsafe(ref hidden, i);
            }
        }

        return scores;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Move(ref float row, nuint i, Vector512<float> step, Vector512<float> hidden, Vector512<float> gradient)
    {
        Vector512<float> values = Vector512.LoadUnsafe(ref row, i);
        Vector512.MultiplyAddEstimate(step, hidden, values).StoreUnsafe(ref row, i);
        return Vector512.MultiplyAddEstimate(step, values, gradient);
    }

    // The same order of additions whether the processor has registers of 512 bits or of 256.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(Vector512<float> values) => Vector256.Sum(values.GetLower() + values.GetUpper());

    // Exactly, where fastText looks it up in a table of 512 steps that ends at 8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exponential.Of(-x));
}
