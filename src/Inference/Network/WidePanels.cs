using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>The kernels of <see cref="PackedMatrix"/> on vectors of 512 bits: several panels or rows at once, with the same results to the bit.</summary>
internal static class WidePanels
{
    /// <summary>Outputs of a panel.</summary>
    public const int Panel = 16;

    /// <summary>Outputs of two panels.</summary>
    public const int Width = 2 * Panel;

    /// <summary>Rows at once: 8 x 2 vectors of sums are as many as two units with a latency of four steps can work on.</summary>
    public const int Rows = 8;

    /// <summary>Rows at once where there are few: the weights come from farther away than the first cache, and are read once.</summary>
    public const int FewRows = 4;

    /// <summary>Outputs at once where there are few rows.</summary>
    public const int FewWidth = 4 * Panel;

    /// <summary>Panels at once where there is one row.</summary>
    public const int PanelsOfRow = 8;

    /// <summary>Multiplies eight rows with two panels.</summary>
    /// <param name="x">The values that rows are taken from.</param>
    /// <param name="starts">Where the rows begin; a row may come several times.</param>
    /// <param name="count">Values of a row.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="second">The second panel.</param>
    /// <param name="bias">32 values.</param>
    /// <param name="y">Receives [8, 32], or [4, 32] where rows are pooled.</param>
    /// <param name="stride">From one row of <paramref name="y"/> to the next.</param>
    /// <param name="ending">What is done to the sums.</param>
    public static void Multiply(ref float x, ReadOnlySpan<int> starts, int count, ref float first, ref float second, ref float bias, ref float y, int stride, RowEnding ending)
    {
        Vector512<float> a0 = Vector512.LoadUnsafe(ref bias), b0 = Vector512.LoadUnsafe(ref bias, Panel);
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
            Vector512<float> left = Vector512.LoadUnsafe(ref first, (nuint)k * Panel);
            Vector512<float> right = Vector512.LoadUnsafe(ref second, (nuint)k * Panel);
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

        if (ending.Pool)
        {
            Store(Vector512.MaxNative(a0, a1), Vector512.MaxNative(b0, b1), ref Unsafe.Add(ref y, 0 * stride), ending);
            Store(Vector512.MaxNative(a2, a3), Vector512.MaxNative(b2, b3), ref Unsafe.Add(ref y, 1 * stride), ending);
            Store(Vector512.MaxNative(a4, a5), Vector512.MaxNative(b4, b5), ref Unsafe.Add(ref y, 2 * stride), ending);
            Store(Vector512.MaxNative(a6, a7), Vector512.MaxNative(b6, b7), ref Unsafe.Add(ref y, 3 * stride), ending);
            return;
        }

        Store(a0, b0, ref Unsafe.Add(ref y, 0 * stride), ending);
        Store(a1, b1, ref Unsafe.Add(ref y, 1 * stride), ending);
        Store(a2, b2, ref Unsafe.Add(ref y, 2 * stride), ending);
        Store(a3, b3, ref Unsafe.Add(ref y, 3 * stride), ending);
        Store(a4, b4, ref Unsafe.Add(ref y, 4 * stride), ending);
        Store(a5, b5, ref Unsafe.Add(ref y, 5 * stride), ending);
        Store(a6, b6, ref Unsafe.Add(ref y, 6 * stride), ending);
        Store(a7, b7, ref Unsafe.Add(ref y, 7 * stride), ending);
    }

    /// <summary>Multiplies eight rows with one panel.</summary>
    /// <param name="x">The values that rows are taken from.</param>
    /// <param name="starts">Where the rows begin; a row may come several times.</param>
    /// <param name="count">Values of a row.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="bias">16 values.</param>
    /// <param name="y">Receives [8, 16].</param>
    public static void MultiplyPanel(ref float x, ReadOnlySpan<int> starts, int count, ref float panel, ref float bias, ref float y)
    {
        Vector512<float> a0 = Vector512.LoadUnsafe(ref bias);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
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
            Vector512<float> weights = Vector512.LoadUnsafe(ref panel, (nuint)k * Panel);
            a0 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x0, k)), weights, a0);
            a1 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x1, k)), weights, a1);
            a2 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x2, k)), weights, a2);
            a3 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x3, k)), weights, a3);
            a4 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x4, k)), weights, a4);
            a5 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x5, k)), weights, a5);
            a6 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x6, k)), weights, a6);
            a7 = Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref x7, k)), weights, a7);
        }

        a0.StoreUnsafe(ref y, 0 * Panel);
        a1.StoreUnsafe(ref y, 1 * Panel);
        a2.StoreUnsafe(ref y, 2 * Panel);
        a3.StoreUnsafe(ref y, 3 * Panel);
        a4.StoreUnsafe(ref y, 4 * Panel);
        a5.StoreUnsafe(ref y, 5 * Panel);
        a6.StoreUnsafe(ref y, 6 * Panel);
        a7.StoreUnsafe(ref y, 7 * Panel);
    }

    /// <summary>Multiplies one row with eight panels.</summary>
    /// <param name="x">The row.</param>
    /// <param name="count">Values of the row.</param>
    /// <param name="panels">The first panel.</param>
    /// <param name="last">How many panels after it the last one is, which stands for those that lie beyond.</param>
    /// <param name="bias">The bias of the first panel; as many values as the panels have.</param>
    /// <param name="y">Receives 128 values, of which those of panels beyond the last have no meaning.</param>
    public static void MultiplyRow(ref float x, int count, ref float panels, int last, ref float bias, ref float y)
    {
        int size = count * Panel;
        ref float w0 = ref Unsafe.Add(ref panels, Math.Min(0, last) * size);
        ref float w1 = ref Unsafe.Add(ref panels, Math.Min(1, last) * size);
        ref float w2 = ref Unsafe.Add(ref panels, Math.Min(2, last) * size);
        ref float w3 = ref Unsafe.Add(ref panels, Math.Min(3, last) * size);
        ref float w4 = ref Unsafe.Add(ref panels, Math.Min(4, last) * size);
        ref float w5 = ref Unsafe.Add(ref panels, Math.Min(5, last) * size);
        ref float w6 = ref Unsafe.Add(ref panels, Math.Min(6, last) * size);
        ref float w7 = ref Unsafe.Add(ref panels, Math.Min(7, last) * size);
        Vector512<float> a0 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(0, last) * Panel));
        Vector512<float> a1 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(1, last) * Panel));
        Vector512<float> a2 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(2, last) * Panel));
        Vector512<float> a3 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(3, last) * Panel));
        Vector512<float> a4 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(4, last) * Panel));
        Vector512<float> a5 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(5, last) * Panel));
        Vector512<float> a6 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(6, last) * Panel));
        Vector512<float> a7 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(7, last) * Panel));
        for (nint k = 0; k < count; k++)
        {
            Vector512<float> value = Vector512.Create(Unsafe.Add(ref x, k));
            nuint at = (nuint)k * Panel;
            a0 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w0, at), a0);
            a1 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w1, at), a1);
            a2 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w2, at), a2);
            a3 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w3, at), a3);
            a4 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w4, at), a4);
            a5 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w5, at), a5);
            a6 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w6, at), a6);
            a7 = Vector512.MultiplyAddEstimate(value, Vector512.LoadUnsafe(ref w7, at), a7);
        }

        a0.StoreUnsafe(ref y, 0 * Panel);
        a1.StoreUnsafe(ref y, 1 * Panel);
        a2.StoreUnsafe(ref y, 2 * Panel);
        a3.StoreUnsafe(ref y, 3 * Panel);
        a4.StoreUnsafe(ref y, 4 * Panel);
        a5.StoreUnsafe(ref y, 5 * Panel);
        a6.StoreUnsafe(ref y, 6 * Panel);
        a7.StoreUnsafe(ref y, 7 * Panel);
    }

    /// <summary>Multiplies four rows with four panels.</summary>
    /// <param name="x">The values that rows are taken from.</param>
    /// <param name="starts">Where the rows begin; a row may come several times.</param>
    /// <param name="count">Values of a row.</param>
    /// <param name="panels">The first panel.</param>
    /// <param name="last">How many panels after it the last one is, which stands for those that lie beyond.</param>
    /// <param name="bias">The bias of the first panel; as many values as the panels have.</param>
    /// <param name="y">Receives [4, 64], of which the columns of panels beyond the last have no meaning.</param>
    public static void MultiplyFew(ref float x, ReadOnlySpan<int> starts, int count, ref float panels, int last, ref float bias, ref float y)
    {
        int size = count * Panel;
        ref float w1 = ref Unsafe.Add(ref panels, Math.Min(1, last) * size);
        ref float w2 = ref Unsafe.Add(ref panels, Math.Min(2, last) * size);
        ref float w3 = ref Unsafe.Add(ref panels, Math.Min(3, last) * size);
        Vector512<float> a0 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(0, last) * Panel)), a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(1, last) * Panel)), b1 = b0, b2 = b0, b3 = b0;
        Vector512<float> c0 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(2, last) * Panel)), c1 = c0, c2 = c0, c3 = c0;
        Vector512<float> d0 = Vector512.LoadUnsafe(ref bias, (nuint)(Math.Min(3, last) * Panel)), d1 = d0, d2 = d0, d3 = d0;
        ref float x0 = ref Unsafe.Add(ref x, starts[0]);
        ref float x1 = ref Unsafe.Add(ref x, starts[1]);
        ref float x2 = ref Unsafe.Add(ref x, starts[2]);
        ref float x3 = ref Unsafe.Add(ref x, starts[3]);
        for (nint k = 0; k < count; k++)
        {
            nuint at = (nuint)k * Panel;
            Vector512<float> a = Vector512.LoadUnsafe(ref panels, at), b = Vector512.LoadUnsafe(ref w1, at), c = Vector512.LoadUnsafe(ref w2, at), d = Vector512.LoadUnsafe(ref w3, at);
            Vector512<float> value = Vector512.Create(Unsafe.Add(ref x0, k));
            a0 = Vector512.MultiplyAddEstimate(value, a, a0);
            b0 = Vector512.MultiplyAddEstimate(value, b, b0);
            c0 = Vector512.MultiplyAddEstimate(value, c, c0);
            d0 = Vector512.MultiplyAddEstimate(value, d, d0);
            value = Vector512.Create(Unsafe.Add(ref x1, k));
            a1 = Vector512.MultiplyAddEstimate(value, a, a1);
            b1 = Vector512.MultiplyAddEstimate(value, b, b1);
            c1 = Vector512.MultiplyAddEstimate(value, c, c1);
            d1 = Vector512.MultiplyAddEstimate(value, d, d1);
            value = Vector512.Create(Unsafe.Add(ref x2, k));
            a2 = Vector512.MultiplyAddEstimate(value, a, a2);
            b2 = Vector512.MultiplyAddEstimate(value, b, b2);
            c2 = Vector512.MultiplyAddEstimate(value, c, c2);
            d2 = Vector512.MultiplyAddEstimate(value, d, d2);
            value = Vector512.Create(Unsafe.Add(ref x3, k));
            a3 = Vector512.MultiplyAddEstimate(value, a, a3);
            b3 = Vector512.MultiplyAddEstimate(value, b, b3);
            c3 = Vector512.MultiplyAddEstimate(value, c, c3);
            d3 = Vector512.MultiplyAddEstimate(value, d, d3);
        }

        a0.StoreUnsafe(ref y, 0 * FewWidth);
        b0.StoreUnsafe(ref y, (0 * FewWidth) + 16);
        c0.StoreUnsafe(ref y, (0 * FewWidth) + 32);
        d0.StoreUnsafe(ref y, (0 * FewWidth) + 48);
        a1.StoreUnsafe(ref y, 1 * FewWidth);
        b1.StoreUnsafe(ref y, (1 * FewWidth) + 16);
        c1.StoreUnsafe(ref y, (1 * FewWidth) + 32);
        d1.StoreUnsafe(ref y, (1 * FewWidth) + 48);
        a2.StoreUnsafe(ref y, 2 * FewWidth);
        b2.StoreUnsafe(ref y, (2 * FewWidth) + 16);
        c2.StoreUnsafe(ref y, (2 * FewWidth) + 32);
        d2.StoreUnsafe(ref y, (2 * FewWidth) + 48);
        a3.StoreUnsafe(ref y, 3 * FewWidth);
        b3.StoreUnsafe(ref y, (3 * FewWidth) + 16);
        c3.StoreUnsafe(ref y, (3 * FewWidth) + 32);
        d3.StoreUnsafe(ref y, (3 * FewWidth) + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, ref float y, RowEnding ending)
    {
        if (ending.Rectify)
        {
            left = Vector512.MaxNative(left, left * LeakyRelu.Slope);
            right = Vector512.MaxNative(right, right * LeakyRelu.Slope);
        }

        left.StoreUnsafe(ref y);
        right.StoreUnsafe(ref y, Panel);
    }
}
