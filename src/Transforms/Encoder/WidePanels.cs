using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.MLNet.Encoder;

/// <summary>The kernel of <see cref="PackedMatrix"/> on vectors of 512 bits: two neighbouring panels at once, with the same results to the bit.</summary>
internal static class WidePanels
{
    /// <summary>Outputs of two panels.</summary>
    public const int Width = 32;

    /// <summary>Rows at once: 8 x 2 vectors of sums are as many as two units with a latency of four steps can work on.</summary>
    public const int Rows = 8;

    /// <summary>Multiplies eight rows.</summary>
    /// <param name="x">The numbers that rows are taken from.</param>
    /// <param name="starts">Where the rows begin; a row may come several times.</param>
    /// <param name="count">Numbers of a row.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="second">The second panel.</param>
    /// <param name="bias">32 numbers.</param>
    /// <param name="y">Receives [8, 32].</param>
    public static void Multiply(ref float x, ReadOnlySpan<int> starts, int count, ref float first, ref float second, ref float bias, ref float y)
    {
        Vector512<float> a0 = Vector512.LoadUnsafe(ref bias), b0 = Vector512.LoadUnsafe(ref bias, 16);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0, b6 = b0, b7 = b0;
        ref float x0 = ref Unsafe.Add(ref x, starts[0]);
        ref float x1 = ref Unsafe.Add(ref x, starts[1]);
        ref float x2 = ref Unsafe.Add(ref x, starts[2]);
        ref float x3 = ref Unsafe.Add(ref x, starts[3]);
        ref float x4 = ref Unsafe.Add(ref x, starts[4]);
        ref float x5 = ref Unsafe.Add(ref x, starts[5]);
        ref float x6 = ref Unsafe.Add(ref x, starts[6]);
        ref float x7 = ref Unsafe.Add(ref x, starts[7]);
        for (nint k = 0; k < count; k++)
        {
            Vector512<float> left = Vector512.LoadUnsafe(ref first, (nuint)k * 16);
            Vector512<float> right = Vector512.LoadUnsafe(ref second, (nuint)k * 16);
            Vector512<float> value = Vector512.Create(Unsafe.Add(ref x0, k));
            a0 = Vector512.MultiplyAddEstimate(value, left, a0);
            b0 = Vector512.MultiplyAddEstimate(value, right, b0);
            value = Vector512.Create(Unsafe.Add(ref x1, k));
            a1 = Vector512.MultiplyAddEstimate(value, left, a1);
            b1 = Vector512.MultiplyAddEstimate(value, right, b1);
            value = Vector512.Create(Unsafe.Add(ref x2, k));
            a2 = Vector512.MultiplyAddEstimate(value, left, a2);
            b2 = Vector512.MultiplyAddEstimate(value, right, b2);
            value = Vector512.Create(Unsafe.Add(ref x3, k));
            a3 = Vector512.MultiplyAddEstimate(value, left, a3);
            b3 = Vector512.MultiplyAddEstimate(value, right, b3);
            value = Vector512.Create(Unsafe.Add(ref x4, k));
            a4 = Vector512.MultiplyAddEstimate(value, left, a4);
            b4 = Vector512.MultiplyAddEstimate(value, right, b4);
            value = Vector512.Create(Unsafe.Add(ref x5, k));
            a5 = Vector512.MultiplyAddEstimate(value, left, a5);
            b5 = Vector512.MultiplyAddEstimate(value, right, b5);
            value = Vector512.Create(Unsafe.Add(ref x6, k));
            a6 = Vector512.MultiplyAddEstimate(value, left, a6);
            b6 = Vector512.MultiplyAddEstimate(value, right, b6);
            value = Vector512.Create(Unsafe.Add(ref x7, k));
            a7 = Vector512.MultiplyAddEstimate(value, left, a7);
            b7 = Vector512.MultiplyAddEstimate(value, right, b7);
        }

        Store(a0, b0, ref y, 0);
        Store(a1, b1, ref y, 1);
        Store(a2, b2, ref y, 2);
        Store(a3, b3, ref y, 3);
        Store(a4, b4, ref y, 4);
        Store(a5, b5, ref y, 5);
        Store(a6, b6, ref y, 6);
        Store(a7, b7, ref y, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, ref float y, nuint row)
    {
        left.StoreUnsafe(ref y, row * Width);
        right.StoreUnsafe(ref y, (row * Width) + 16);
    }
}
