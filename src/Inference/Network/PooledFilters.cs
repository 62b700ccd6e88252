using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>
/// The kernel of <see cref="CharacterTable"/>: the highest and the lowest value over a word's positions of some neighbouring filters.
/// All give the same bits.
/// </summary>
/// <remarks>
/// <c>starts</c> says where the rows of the characters begin in the table that the first position sees, and of those after them, one more
/// for each position; <c>table</c> is the first tap of the first filter of the first row.
/// </remarks>
internal static class PooledFilters
{
    /// <summary>Filters that <see cref="PoolWide"/> takes.</summary>
    public const int Wide = 32;

    /// <summary>Filters that <see cref="PoolUsual"/> takes.</summary>
    public const int Usual = 16;

    /// <summary>32 filters, on vectors of 512 bits.</summary>
    public static void PoolWide(ConvolutionBank bank, ref float table, ReadOnlySpan<int> starts, int positions, ref float highest, ref float lowest)
    {
        Vector512<float> highA = Vector512.Create(float.MinValue), lowA = Vector512.Create(float.MaxValue);
        Vector512<float> highB = highA, lowB = lowA;
        for (int position = 0; position < positions; position++)
        {
            Vector512<float> a = Vector512<float>.Zero, b = a;
            ref float taps = ref table;
            foreach (int start in starts.Slice(position, bank.Width))
            {
                a += Vector512.LoadUnsafe(ref Unsafe.Add(ref taps, start));
                b += Vector512.LoadUnsafe(ref Unsafe.Add(ref taps, start + 16));
                taps = ref Unsafe.Add(ref taps, bank.Filters);
            }

            highA = Vector512.MaxNative(highA, a);
            lowA = Vector512.MinNative(lowA, a);
            highB = Vector512.MaxNative(highB, b);
            lowB = Vector512.MinNative(lowB, b);
        }

        highA.StoreUnsafe(ref highest);
        lowA.StoreUnsafe(ref lowest);
        highB.StoreUnsafe(ref highest, 16);
        lowB.StoreUnsafe(ref lowest, 16);
    }

    /// <summary>16 filters.</summary>
    public static void PoolUsual(ConvolutionBank bank, ref float table, ReadOnlySpan<int> starts, int positions, ref float highest, ref float lowest)
    {
        Vector256<float> highA = Vector256.Create(float.MinValue), lowA = Vector256.Create(float.MaxValue);
        Vector256<float> highB = highA, lowB = lowA;
        for (int position = 0; position < positions; position++)
        {
            Vector256<float> a = Vector256<float>.Zero, b = a;
            ref float taps = ref table;
            foreach (int start in starts.Slice(position, bank.Width))
            {
                a += Vector256.LoadUnsafe(ref Unsafe.Add(ref taps, start));
                b += Vector256.LoadUnsafe(ref Unsafe.Add(ref taps, start + 8));
                taps = ref Unsafe.Add(ref taps, bank.Filters);
            }

            highA = Vector256.MaxNative(highA, a);
            lowA = Vector256.MinNative(lowA, a);
            highB = Vector256.MaxNative(highB, b);
            lowB = Vector256.MinNative(lowB, b);
        }

        highA.StoreUnsafe(ref highest);
        lowA.StoreUnsafe(ref lowest);
        highB.StoreUnsafe(ref highest, 8);
        lowB.StoreUnsafe(ref lowest, 8);
    }

    /// <summary>8 filters.</summary>
    public static void PoolEight(ConvolutionBank bank, ref float table, ReadOnlySpan<int> starts, int positions, ref float highest, ref float lowest)
    {
        Vector256<float> highA = Vector256.Create(float.MinValue), lowA = Vector256.Create(float.MaxValue);
        for (int position = 0; position < positions; position++)
        {
            Vector256<float> a = Vector256<float>.Zero;
            ref float taps = ref table;
            foreach (int start in starts.Slice(position, bank.Width))
            {
                a += Vector256.LoadUnsafe(ref Unsafe.Add(ref taps, start));
                taps = ref Unsafe.Add(ref taps, bank.Filters);
            }

            highA = Vector256.MaxNative(highA, a);
            lowA = Vector256.MinNative(lowA, a);
        }

        highA.StoreUnsafe(ref highest);
        lowA.StoreUnsafe(ref lowest);
    }
}
