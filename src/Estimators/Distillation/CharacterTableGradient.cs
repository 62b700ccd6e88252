using System.Runtime.Intrinsics;
using DistillEmb.MLNet.Encoder;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Carries the gradient of <see cref="CharacterTable.PoolPositions"/> back to the table: to the taps of the position that
/// gave a filter's highest, and of the one that gave its lowest value. Few of a word's positions get any, which is what
/// makes this many times faster than the gradient of a convolution over all of them.
/// </summary>
internal static class CharacterTableGradient
{
    /// <summary>Adds one word's gradient.</summary>
    /// <param name="table">The table of the forward pass.</param>
    /// <param name="rows">The word.</param>
    /// <param name="highest">What the forward pass gave, [filters].</param>
    /// <param name="lowest">What the forward pass gave, [filters].</param>
    /// <param name="highestGradient">The gradient of the highest values, [filters].</param>
    /// <param name="lowestGradient">The gradient of the lowest values, [filters].</param>
    /// <param name="tableGradient">Is added to; [characters, taps].</param>
    public static void Add(
        CharacterTable table,
        ReadOnlySpan<int> rows,
        ReadOnlySpan<float> highest,
        ReadOnlySpan<float> lowest,
        ReadOnlySpan<float> highestGradient,
        ReadOnlySpan<float> lowestGradient,
        Span<float> tableGradient)
    {
        int positions = CharacterTable.PositionsOf(rows);
        Span<int> highestAt = stackalloc int[Vector256<int>.Count];
        Span<int> lowestAt = stackalloc int[Vector256<int>.Count];
        int tapOffset = 0;
        int filterOffset = 0;
        foreach (ConvolutionBank bank in table.Banks)
        {
            for (int filter = 0; filter < bank.Filters; filter += Vector256<float>.Count)
            {
                int column = filterOffset + filter;
                Locate(table, rows, positions, bank, tapOffset + filter, highest[column..], lowest[column..], highestAt, lowestAt);
                for (int lane = 0; lane < Vector256<float>.Count; lane++)
                {
                    int tap = tapOffset + filter + lane;
                    Scatter(rows, positions, bank, highestAt[lane], highestGradient[column + lane], tap, table.Taps, tableGradient);
                    Scatter(rows, positions, bank, lowestAt[lane], lowestGradient[column + lane], tap, table.Taps, tableGradient);
                }
            }

            tapOffset += bank.Width * bank.Filters;
            filterOffset += bank.Filters;
        }
    }

    // The sums are made again as in the forward pass, so the one that won compares equal to the bit; among equals the first.
    private static void Locate(
        CharacterTable table,
        ReadOnlySpan<int> rows,
        int positions,
        ConvolutionBank bank,
        int offset,
        ReadOnlySpan<float> highest,
        ReadOnlySpan<float> lowest,
        Span<int> highestAt,
        Span<int> lowestAt)
    {
        Vector256<float> high = Vector256.LoadUnsafe(in highest[0]);
        Vector256<float> low = Vector256.LoadUnsafe(in lowest[0]);
        Vector256<int> highAt = Vector256<int>.Zero;
        Vector256<int> lowAt = Vector256<int>.Zero;
        for (int position = positions - 1; position >= 0; position--)
        {
            Vector256<float> sum = table.SumTaps(rows, position, positions, bank, offset);
            highAt = Vector256.ConditionalSelect(Vector256.Equals(sum, high).AsInt32(), Vector256.Create(position), highAt);
            lowAt = Vector256.ConditionalSelect(Vector256.Equals(sum, low).AsInt32(), Vector256.Create(position), lowAt);
        }

        highAt.CopyTo(highestAt);
        lowAt.CopyTo(lowestAt);
    }

    private static void Scatter(ReadOnlySpan<int> rows, int positions, ConvolutionBank bank, int position, float gradient, int tap, int taps, Span<float> tableGradient)
    {
        if (gradient == 0) return;
        (int first, int end) = CharacterTable.Reach(bank, position, positions);
        for (int at = first; at < end; at++)
            tableGradient[(rows[at] * taps) + tap + ((at - position + bank.Left) * bank.Filters)] += gradient;
    }
}
