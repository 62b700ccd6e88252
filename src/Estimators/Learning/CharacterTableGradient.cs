using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Learning;

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
        Span<int> starts = stackalloc int[CharacterTable.PositionsOf(rows)];
        CharacterTable.FindRows(rows, table.Taps, tableGradient, starts);
        ref float target = ref MemoryMarshal.GetReference(tableGradient);
        int tapOffset = 0;
        int filterOffset = 0;
        foreach (ConvolutionBank bank in table.Banks)
        {
            ReadOnlySpan<int> at = positions.Slice(filterOffset, bank.Filters);
            ReadOnlySpan<float> slopes = gradient.Slice(filterOffset, bank.Filters);
            for (int tap = 0; tap < bank.Width; tap++)
            {
                int shift = tap - bank.Left;
                for (int filter = 0; filter < at.Length; filter++)
                {
                    int position = at[filter] + shift;
                    if ((uint)position < (uint)starts.Length) Unsafe.Add(ref target, starts[position] + tapOffset + filter) += slopes[filter];
                }

                tapOffset += bank.Filters;
            }

            filterOffset += bank.Filters;
        }
    }
}
