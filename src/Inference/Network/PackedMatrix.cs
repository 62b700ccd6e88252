using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>
/// A matrix [inputs, outputs] and a bias, packed for products with many rows: panels of 16 outputs, each panel input by
/// input. Every output is accumulated input by input whatever the number of rows, so a row's result does not depend on
/// the rows beside it.
/// </summary>
internal sealed class PackedMatrix
{
    private const int PanelWidth = 16;
    private const int RowBlock = 6; // 6 rows x 2 vectors of sums, 2 of weights and 1 of inputs fill the 16 registers of AVX2.

    private readonly float[] _panels;
    private readonly float[] _bias;

    /// <summary>Packs a row-major matrix [inputs, outputs].</summary>
    public PackedMatrix(ReadOnlySpan<float> weights, int inputs, int outputs, ReadOnlySpan<float> bias)
        : this(inputs, outputs)
    {
        for (int panel = 0; panel < outputs; panel += PanelWidth)
        {
            int width = Math.Min(PanelWidth, outputs - panel);
            for (int input = 0; input < inputs; input++)
                weights.Slice((input * outputs) + panel, width).CopyTo(_panels.AsSpan((panel * inputs) + (input * PanelWidth), width));
        }

        bias.CopyTo(_bias);
    }

    private PackedMatrix(int inputs, int outputs)
    {
        Inputs = inputs;
        Outputs = outputs;
        int panels = (outputs + PanelWidth - 1) / PanelWidth;
        _panels = new float[panels * PanelWidth * inputs];
        _bias = new float[panels * PanelWidth];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Packs the transpose of a row-major matrix [outputs, inputs], so that products are dot products with its rows.</summary>
    public static PackedMatrix FromRows(ReadOnlySpan<float> rows, int outputs, int inputs)
    {
        var packed = new PackedMatrix(inputs, outputs);
        for (int output = 0; output < outputs; output++)
        {
            ReadOnlySpan<float> row = rows.Slice(output * inputs, inputs);
            ref float column = ref packed._panels[(output / PanelWidth * PanelWidth * inputs) + (output % PanelWidth)];
            for (int input = 0; input < row.Length; input++) Unsafe.Add(ref column, input * PanelWidth) = row[input];
        }

        return packed;
    }

    /// <summary>Computes x W + bias for x [rows, inputs] into y [rows, outputs], both row-major.</summary>
    public void Multiply(ReadOnlySpan<float> x, int rows, Span<float> y) => MultiplyWindows(x, groups: 1, rows, Inputs, groupStride: 0, y);

    /// <summary>
    /// Computes x W + bias for rows that may overlap: in each group so many rows, each beginning a stride after the one
    /// before. A convolution is such a product.
    /// </summary>
    /// <param name="x">The values that the rows are taken from.</param>
    /// <param name="groups">Groups of rows.</param>
    /// <param name="rowsPerGroup">Rows of a group.</param>
    /// <param name="rowStride">From the beginning of a row to that of the next one.</param>
    /// <param name="groupStride">From the beginning of a group to that of the next one.</param>
    /// <param name="y">Receives [groups x rows, outputs], row-major; half of the rows where they are pooled.</param>
    public void MultiplyWindows(ReadOnlySpan<float> x, int groups, int rowsPerGroup, int rowStride, int groupStride, Span<float> y) =>
        MultiplyWindows(x, groups, rowsPerGroup, rowStride, groupStride, y, RowEnding.None);

    /// <summary>As the other, and does something to the results.</summary>
    public void MultiplyWindows(ReadOnlySpan<float> x, int groups, int rowsPerGroup, int rowStride, int groupStride, Span<float> y, RowEnding ending)
    {
        int rows = groups * rowsPerGroup;
        if (rows == 0) return;
        if (x.Length < ((groups - 1) * groupStride) + ((rowsPerGroup - 1) * rowStride) + Inputs || y.Length < ending.RowsOf(rows) * Outputs)
            throw new ArgumentException("A matrix is smaller than its dimensions say.");
        if (ending.Pool && rows % 2 != 0) throw new ArgumentException("Rows are pooled in pairs; their number is odd.");
        var places = new RowPlaces(rowsPerGroup, rowStride, groupStride);
        ref float first = ref MemoryMarshal.GetReference(x);
        if (!Vector512.IsHardwareAccelerated)
        {
            for (int panel = 0; panel * PanelWidth < Outputs; panel++) MultiplyPanel(ref first, rows, places, panel, y, ending);
        }
        else if (rows == 1 && ending == RowEnding.None)
        {
            MultiplyRow(ref first, y);
        }
        else if (rows <= WidePanels.FewRows && ending == RowEnding.None)
        {
            MultiplyFewRows(ref first, rows, places, y);
        }
        else
        {
            int panel = 0;
            for (; (panel + 1) * PanelWidth < Outputs; panel += 2) MultiplyTwoPanels(ref first, rows, places, panel, y, ending);
            if (panel * PanelWidth < Outputs) MultiplyLastPanel(ref first, rows, places, panel, y, ending);
        }
    }

    private void MultiplyTwoPanels(ref float first, int rows, RowPlaces places, int panel, Span<float> y, RowEnding ending)
    {
        Span<float> tile = stackalloc float[WidePanels.Rows * WidePanels.Width];
        Span<int> starts = stackalloc int[WidePanels.Rows];
        int column = panel * PanelWidth;
        int width = Math.Min(WidePanels.Width, Outputs - column);
        ref float left = ref _panels[column * Inputs];
        ref float right = ref _panels[(column + PanelWidth) * Inputs];
        for (int row = 0; row < rows; row += WidePanels.Rows)
        {
            int block = Math.Min(WidePanels.Rows, rows - row);
            places.Next(starts[..block]);
            if (block == WidePanels.Rows && width == WidePanels.Width)
            {
                Span<float> target = y[((ending.RowsOf(row) * Outputs) + column)..];
                WidePanels.Multiply(ref first, starts, Inputs, ref left, ref right, ref _bias[column], ref target[0], Outputs, ending);
                continue;
            }

            starts[block..].Fill(starts[0]); // Fewer rows than the kernel takes: the others are computed for nothing.
            WidePanels.Multiply(ref first, starts, Inputs, ref left, ref right, ref _bias[column], ref tile[0], WidePanels.Width, ending);
            CopyTile(tile, WidePanels.Width, ending.RowsOf(block), y, ending.RowsOf(row), column, width);
        }
    }

    // Of an odd number of panels.
    private void MultiplyLastPanel(ref float first, int rows, RowPlaces places, int panel, Span<float> y, RowEnding ending)
    {
        Span<float> tile = stackalloc float[WidePanels.Rows * PanelWidth];
        Span<int> starts = stackalloc int[WidePanels.Rows];
        int column = panel * PanelWidth;
        for (int row = 0; row < rows; row += WidePanels.Rows)
        {
            int block = Math.Min(WidePanels.Rows, rows - row);
            places.Next(starts[..block]);
            starts[block..].Fill(starts[0]);
            WidePanels.MultiplyPanel(ref first, starts, Inputs, ref _panels[column * Inputs], ref _bias[column], ref tile[0]);
            if (ending != RowEnding.None) ending.Apply(tile, PanelWidth);
            CopyTile(tile, PanelWidth, ending.RowsOf(block), y, ending.RowsOf(row), column, Outputs - column);
        }
    }

    private void MultiplyRow(ref float row, Span<float> y)
    {
        const int Width = WidePanels.PanelsOfRow * PanelWidth;
        Span<float> tile = stackalloc float[Width];
        for (int column = 0; column < Outputs; column += Width)
        {
            WidePanels.MultiplyRow(ref row, Inputs, ref _panels[column * Inputs], PanelsAfter(column), ref _bias[column], ref tile[0]);
            CopyTile(tile, Width, 1, y, 0, column, Math.Min(Width, Outputs - column));
        }
    }

    private void MultiplyFewRows(ref float first, int rows, RowPlaces places, Span<float> y)
    {
        Span<float> tile = stackalloc float[WidePanels.FewRows * WidePanels.FewWidth];
        Span<int> starts = stackalloc int[WidePanels.FewRows];
        places.Next(starts[..rows]);
        starts[rows..].Fill(starts[0]);
        for (int column = 0; column < Outputs; column += WidePanels.FewWidth)
        {
            WidePanels.MultiplyFew(ref first, starts, Inputs, ref _panels[column * Inputs], PanelsAfter(column), ref _bias[column], ref tile[0]);
            CopyTile(tile, WidePanels.FewWidth, rows, y, 0, column, Math.Min(WidePanels.FewWidth, Outputs - column));
        }
    }

    private int PanelsAfter(int column) => ((_bias.Length - column) / PanelWidth) - 1;

    private void MultiplyPanel(ref float first, int rows, RowPlaces places, int panel, Span<float> y, RowEnding ending)
    {
        Span<float> tile = stackalloc float[RowBlock * PanelWidth];
        Span<int> starts = stackalloc int[RowBlock];
        int column = panel * PanelWidth;
        ref float weights = ref _panels[column * Inputs];
        ref float bias = ref _bias[column];
        int rest = ending.Pool ? 2 : 1;
        for (int row = 0; row < rows;)
        {
            int block = rows - row >= RowBlock ? RowBlock : rest;
            places.Next(starts[..block]);
            if (block == RowBlock)
            {
                SixRows(ref first, starts, Inputs, ref weights, ref bias, ref tile[0]);
            }
            else
            {
                for (int r = 0; r < block; r++) OneRow(ref Unsafe.Add(ref first, starts[r]), Inputs, ref weights, ref bias, ref tile[r * PanelWidth]);
            }

            if (ending != RowEnding.None) ending.Apply(tile[..(block * PanelWidth)], PanelWidth);
            CopyTile(tile, PanelWidth, ending.RowsOf(block), y, ending.RowsOf(row), column, Math.Min(PanelWidth, Outputs - column));
            row += block;
        }
    }

    private void CopyTile(ReadOnlySpan<float> tile, int tileWidth, int rows, Span<float> y, int firstRow, int column, int width)
    {
        for (int row = 0; row < rows; row++) tile.Slice(row * tileWidth, width).CopyTo(y.Slice(((firstRow + row) * Outputs) + column, width));
    }

    private static void OneRow(ref float x, int count, ref float weights, ref float bias, ref float y)
    {
        Vector256<float> low = Vector256.LoadUnsafe(ref bias);
        Vector256<float> high = Vector256.LoadUnsafe(ref bias, 8);
        for (int k = 0; k < count; k++)
        {
            Vector256<float> value = Vector256.Create(Unsafe.Add(ref x, k));
            low = Vector256.MultiplyAddEstimate(value, Vector256.LoadUnsafe(ref weights, (nuint)(k * PanelWidth)), low);
            high = Vector256.MultiplyAddEstimate(value, Vector256.LoadUnsafe(ref weights, (nuint)((k * PanelWidth) + 8)), high);
        }

        low.StoreUnsafe(ref y);
        high.StoreUnsafe(ref y, 8);
    }

    private static void SixRows(ref float x, ReadOnlySpan<int> starts, int count, ref float weights, ref float bias, ref float y)
    {
        Vector256<float> a0 = Vector256.LoadUnsafe(ref bias), b0 = Vector256.LoadUnsafe(ref bias, 8);
        Vector256<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0;
        Vector256<float> b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0;
        ref float x0 = ref Unsafe.Add(ref x, starts[0]);
        ref float x1 = ref Unsafe.Add(ref x, starts[1]);
        ref float x2 = ref Unsafe.Add(ref x, starts[2]);
        ref float x3 = ref Unsafe.Add(ref x, starts[3]);
        ref float x4 = ref Unsafe.Add(ref x, starts[4]);
        ref float x5 = ref Unsafe.Add(ref x, starts[5]);
        for (int k = 0; k < count; k++)
        {
            Vector256<float> low = Vector256.LoadUnsafe(ref weights, (nuint)(k * PanelWidth));
            Vector256<float> high = Vector256.LoadUnsafe(ref weights, (nuint)((k * PanelWidth) + 8));
            Vector256<float> value = Vector256.Create(Unsafe.Add(ref x0, k));
            a0 = Vector256.MultiplyAddEstimate(value, low, a0);
            b0 = Vector256.MultiplyAddEstimate(value, high, b0);
            value = Vector256.Create(Unsafe.Add(ref x1, k));
            a1 = Vector256.MultiplyAddEstimate(value, low, a1);
            b1 = Vector256.MultiplyAddEstimate(value, high, b1);
            value = Vector256.Create(Unsafe.Add(ref x2, k));
            a2 = Vector256.MultiplyAddEstimate(value, low, a2);
            b2 = Vector256.MultiplyAddEstimate(value, high, b2);
            value = Vector256.Create(Unsafe.Add(ref x3, k));
            a3 = Vector256.MultiplyAddEstimate(value, low, a3);
            b3 = Vector256.MultiplyAddEstimate(value, high, b3);
            value = Vector256.Create(Unsafe.Add(ref x4, k));
            a4 = Vector256.MultiplyAddEstimate(value, low, a4);
            b4 = Vector256.MultiplyAddEstimate(value, high, b4);
            value = Vector256.Create(Unsafe.Add(ref x5, k));
            a5 = Vector256.MultiplyAddEstimate(value, low, a5);
            b5 = Vector256.MultiplyAddEstimate(value, high, b5);
        }

        a0.StoreUnsafe(ref y);
        b0.StoreUnsafe(ref y, 8);
        a1.StoreUnsafe(ref y, 16);
        b1.StoreUnsafe(ref y, 24);
        a2.StoreUnsafe(ref y, 32);
        b2.StoreUnsafe(ref y, 40);
        a3.StoreUnsafe(ref y, 48);
        b3.StoreUnsafe(ref y, 56);
        a4.StoreUnsafe(ref y, 64);
        b4.StoreUnsafe(ref y, 72);
        a5.StoreUnsafe(ref y, 80);
        b5.StoreUnsafe(ref y, 88);
    }

    /// <summary>Where one row after another begins.</summary>
    private struct RowPlaces(int rowsPerGroup, int rowStride, int groupStride)
    {
        private int _group;
        private int _rowOfGroup;

        public void Next(Span<int> starts)
        {
            foreach (ref int start in starts)
            {
                start = (_group * groupStride) + (_rowOfGroup * rowStride);
                if (++_rowOfGroup < rowsPerGroup) continue;
                _rowOfGroup = 0;
                _group++;
            }
        }
    }
}
