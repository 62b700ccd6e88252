using System.Numerics.Tensors;

namespace DistillEmb.Pooling;

/// <summary>
/// Directions that all rows have in common, to be removed from each: the first right singular vectors of the matrix of row averages, which is not centered
/// (S. Arora, Y. Liang, T. Ma, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", 2017, algorithm 1).
/// </summary>
internal sealed class CommonComponents
{
    /// <summary>The most directions there can be.</summary>
    public const int Most = 10;

    /// <summary>The largest vector whose directions are learnt: the sums of its products take 67 MB.</summary>
    public const int LargestSize = 4096;

    // Single-precision rows that should be equal differ by 1e-7 of their length, their squares by 1e-14 of theirs.
    private const double LeastShare = 1e-12;
    private const double Tolerance = 1e-9;
    private const int MostSteps = 1000;
    private const float LengthTolerance = 1e-4f;

    private readonly float[] _directions;
    private readonly int _size;

    /// <param name="directions">Orthogonal directions of length 1, [count, size].</param>
    /// <param name="size">Values of a direction.</param>
    public CommonComponents(float[] directions, int size)
    {
        _directions = directions;
        _size = size;
    }

    public int Count => _directions.Length / _size;

    public ReadOnlySpan<float> Directions => _directions;

    /// <summary>Leaves a row without its parts in these directions.</summary>
    public void RemoveFrom(Span<float> row)
    {
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<float> direction = _directions.AsSpan(i * _size, _size);
            TensorPrimitives.MultiplyAdd(direction, -TensorPrimitives.Dot(direction, row), row, row);
        }
    }

    /// <summary>What is wrong with some directions; null where nothing is.</summary>
    public static string? FaultOf(ReadOnlySpan<float> directions, int size)
    {
        for (int start = 0; start < directions.Length; start += size)
        {
            // Written so that NaN fails too.
            float length = TensorPrimitives.Norm(directions.Slice(start, size));
            if (!(MathF.Abs(length - 1) <= LengthTolerance)) return FormattableString.Invariant($"component {start / size} has the length {length}; expected 1");
        }

        return null;
    }

    /// <summary>Finds the directions one after another, by power iteration in what the ones before leave.</summary>
    /// <param name="moments">Those of the rows.</param>
    /// <param name="count">How many to find.</param>
    /// <param name="checkAlive">Throws where the search is to end.</param>
    /// <returns>At most so many: none where rows are zero, and none beyond the dimensions that rows have.</returns>
    public static CommonComponents? Find(SecondMoments moments, int count, Action checkAlive)
    {
        var found = new List<double[]>();
        var random = new Random(1); // Any start does that is not orthogonal to the direction; the same one every time.
        double least = LeastShare * moments.Trace;
        while (found.Count < Math.Min(count, moments.Size) && Next(moments, found, random, least, checkAlive) is double[] direction) found.Add(direction);
        return found.Count == 0 ? null : new CommonComponents([.. found.SelectMany(direction => direction).Select(number => (float)number)], moments.Size);
    }

    private static double[]? Next(SecondMoments moments, List<double[]> before, Random random, double least, Action checkAlive)
    {
        double[] direction = [.. Enumerable.Range(0, moments.Size).Select(_ => random.NextDouble() - 0.5)];
        double[] image = new double[moments.Size];
        double[] change = new double[moments.Size];
        if (!Normalize(direction, before, 0)) return null;
        for (int step = 0; step < MostSteps; step++)
        {
            checkAlive();
            moments.Multiply(direction, image);
            if (!Normalize(image, before, least)) return null;
            TensorPrimitives.Subtract<double>(image, direction, change);
            (direction, image) = (image, direction);
            if (TensorPrimitives.Norm<double>(change) <= Tolerance) break;
        }

        // Of the two signs, one: the same rows give the same file.
        if (direction[TensorPrimitives.IndexOfMaxMagnitude<double>(direction)] < 0) TensorPrimitives.Negate<double>(direction, direction);
        return direction;
    }

    // Twice: what the first round leaves of the directions before is rounding, which a short vector would be made of.
    private static bool Normalize(double[] vector, List<double[]> before, double least)
    {
        double first = Orthogonalize(vector, before);
        if (!(first > least)) return false;
        TensorPrimitives.Divide(vector, first, vector);
        TensorPrimitives.Divide(vector, Orthogonalize(vector, before), vector);
        return true;
    }

    private static double Orthogonalize(double[] vector, List<double[]> before)
    {
        foreach (double[] other in before) TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(other, vector), vector, vector);
        return TensorPrimitives.Norm<double>(vector);
    }
}
