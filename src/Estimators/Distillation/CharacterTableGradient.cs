using DistillEmb.MLNet.Encoder;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Carries the gradient of the pooled filters back to the table: to the taps of the position that gave a filter's value.
/// One of a word's positions gets any, which is what makes this many times faster than the gradient of a convolution over all
/// of them.
/// </summary>
internal static class CharacterTableGradient
{
    /// <summary>Adds one word's gradient.</summary>
    /// <param name="table">The table of the forward pass.</param>
    /// <param name="rows">The word.</param>
    /// <param name="positions">Where the filters' values are, [filters].</param>
    /// <param name="gradient">The gradient of the filters' values, [filters].</param>
    /// <param name="tableGradient">Is added to; [characters, taps].</param>
    public static void Add(CharacterTable table, ReadOnlySpan<int> rows, ReadOnlySpan<int> positions, ReadOnlySpan<float> gradient, Span<float> tableGradient)
    {
        int length = CharacterTable.PositionsOf(rows);
        int tapOffset = 0;
        int filterOffset = 0;
        foreach (ConvolutionBank bank in table.Banks)
        {
            for (int tap = 0; tap < bank.Width; tap++)
            {
                int shift = tap - bank.Left;
                for (int filter = 0; filter < bank.Filters; filter++)
                {
                    int at = positions[filterOffset + filter] + shift;
                    if ((uint)at < (uint)length) tableGradient[(rows[at] * table.Taps) + tapOffset + filter] += gradient[filterOffset + filter];
                }

                tapOffset += bank.Filters;
            }

            filterOffset += bank.Filters;
        }
    }
}
