using System.Numerics.Tensors;

namespace DistillEmb.Pooling;

/// <summary>The sum over rows of each row times itself, [size, size]: all that the rows' principal directions depend on, however many rows there are.</summary>
internal sealed class SecondMoments
{
    private readonly double[] _sums; // The lower triangle, row by row: the upper one mirrors it.
    private readonly double[] _row;

    public SecondMoments(int size)
    {
        Size = size;
        _sums = new double[StartOf(size)];
        _row = new double[size];
    }

    /// <summary>Values of a row.</summary>
    public int Size { get; }

    /// <summary>The sum of all squares.</summary>
    public double Trace => Enumerable.Range(0, Size).Sum(i => _sums[StartOf(i) + i]);

    public void Add(ReadOnlySpan<float> row)
    {
        // A product of two single-precision values is exact in double precision.
        for (int i = 0; i < Size; i++) _row[i] = row[i];
        for (int i = 0; i < Size; i++)
        {
            Span<double> sums = _sums.AsSpan(StartOf(i), i + 1);
            TensorPrimitives.MultiplyAdd(_row.AsSpan(0, i + 1), _row[i], sums, sums);
        }
    }

    /// <summary>The product of the matrix and a vector.</summary>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        product.Clear();
        for (int i = 0; i < Size; i++)
        {
            ReadOnlySpan<double> left = _sums.AsSpan(StartOf(i), i);
            product[i] += TensorPrimitives.Dot(left, vector[..i]) + (_sums[StartOf(i) + i] * vector[i]);
            TensorPrimitives.MultiplyAdd(left, vector[i], product[..i], product[..i]);
        }
    }

    private static int StartOf(int row) => row * (row + 1) / 2;
}
