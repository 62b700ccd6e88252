using System.Numerics;
using System.Runtime.Intrinsics;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Scales vectors to length 1 where they stand.</summary>
internal static class VectorLengths
{
    /// <summary>Scales all vectors; returns the length that each had. One of length 0 has no direction, and stays as it is.</summary>
    public static float[] Normalize(VectorBlocks vectors, CancellationToken cancellation)
    {
        float[] lengths = new float[vectors.Count];
        int blocks = (vectors.Count + vectors.RowsPerBlock - 1) / vectors.RowsPerBlock;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation }, block =>
        {
            int start = block * vectors.RowsPerBlock;
            int end = Math.Min(start + vectors.RowsPerBlock, vectors.Count);
            for (int row = start; row < end; row++) lengths[row] = Normalize(vectors[row]);
        });
        return lengths;
    }

    private static float Normalize(Span<float> vector)
    {
        double length = Math.Sqrt(SumOfSquares(vector));
        if (length == 0) return 0;
        Divide(vector, length);
        return (float)Math.Clamp(length, float.Epsilon, float.MaxValue);
    }

    // In double precision: squares of values beyond 1e19 or below 1e-19 are no single-precision values. In eight sums, on
    // every machine the same eight.
    private static double SumOfSquares(ReadOnlySpan<float> vector)
    {
        Vector256<double> first = default;
        Vector256<double> second = default;
        int i = 0;
        for (; i <= vector.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Create(vector[i..]));
            first += low * low;
            second += high * high;
        }

        first += second;
        double squares = first[0] + first[1] + first[2] + first[3];
        for (; i < vector.Length; i++) squares += (double)vector[i] * vector[i];
        return squares;
    }

    private static void Divide(Span<float> vector, double length)
    {
        int i = 0;
        var lengths = new Vector<double>(length);
        for (; i <= vector.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(vector[i..]), out Vector<double> low, out Vector<double> high);
            Vector.Narrow(low / lengths, high / lengths).CopyTo(vector[i..]);
        }

        for (; i < vector.Length; i++) vector[i] = (float)(vector[i] / length);
    }
}
