using System.Runtime.Intrinsics;

namespace DistillEmb.Network;

/// <summary>What a product does to its results while they are at hand.</summary>
/// <param name="Pool">Whether each two neighbouring rows become one, of the larger values.</param>
/// <param name="Rectify">Whether a leaky ReLU follows.</param>
internal readonly record struct RowEnding(bool Pool, bool Rectify)
{
    /// <summary>Nothing.</summary>
    public static RowEnding None => default;

    /// <summary>Rows that so many become.</summary>
    public int RowsOf(int rows) => Pool ? rows / 2 : rows;

    /// <summary>Does it to rows in place; the results are the first ones.</summary>
    /// <param name="rows">The rows, an even number of them where they are pooled.</param>
    /// <param name="width">Their width, a multiple of 8.</param>
    public void Apply(Span<float> rows, int width)
    {
        if (Pool)
        {
            for (int row = 0; row < rows.Length / width / 2; row++)
            {
                Span<float> first = rows.Slice(2 * row * width, width);
                Span<float> second = rows.Slice(((2 * row) + 1) * width, width);
                for (int i = 0; i < width; i += Vector256<float>.Count)
                    Vector256.MaxNative(Vector256.LoadUnsafe(ref first[i]), Vector256.LoadUnsafe(ref second[i])).StoreUnsafe(ref rows[(row * width) + i]);
            }

            rows = rows[..(rows.Length / 2)];
        }

        if (Rectify) LeakyRelu.Apply(rows);
    }
}
