using DistillEmb.Network;
using MathNet.Numerics.LinearAlgebra;

namespace DistillEmb.MLNet.Teachers;

/// <summary>The vectors of teachers, for each word one after another: [words, size].</summary>
/// <param name="heads">The teachers.</param>
internal sealed class JoinedVectors(IReadOnlyList<TeacherHead> heads)
{
    // Sums over so many words are in single precision, those over all of them in double.
    private const int WordsAtOnce = 1024;

    /// <summary>Values in a joined vector.</summary>
    public int Size { get; } = heads.Sum(head => head.Dimension);

    /// <summary>The sum over words of the products of each of these values with each of the others'.</summary>
    /// <param name="other">The other vectors.</param>
    /// <param name="words">The words, as indexes into the vocabulary.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>[size, size of the others]</returns>
    public Matrix<double> SumOfProducts(JoinedVectors other, int[] words, CancellationToken cancellation)
    {
        double[] sums = new double[Size * other.Size];
        float[] products = new float[Size * other.Size];
        foreach (int[] group in words.Chunk(WordsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            PackedMatrix.FromRows(other.Columns(group), other.Size, group.Length).Multiply(Columns(group), Size, products);
            for (int i = 0; i < sums.Length; i++) sums[i] += products[i];
        }

        return Matrix<double>.Build.DenseOfRowMajor(Size, other.Size, sums);
    }

    /// <summary>The product of a matrix with the vector of every word.</summary>
    /// <param name="matrix">[values of the result, size]</param>
    /// <param name="cancellation">Stops it.</param>
    public VectorBlocks Transform(Matrix<double> matrix, CancellationToken cancellation)
    {
        int dimension = matrix.RowCount;
        var packed = PackedMatrix.FromRows(Array.ConvertAll(matrix.ToRowMajorArray(), number => (float)number), dimension, Size);
        var result = new VectorBlocks(dimension);
        float[] products = new float[WordsAtOnce * dimension];
        foreach (int[] group in Enumerable.Range(0, heads[0].Vectors.Count).Chunk(WordsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            packed.Multiply(Rows(group), group.Length, products);
            for (int i = 0; i < group.Length; i++) result.Add(products.AsSpan(i * dimension, dimension));
        }

        result.Trim();
        return result;
    }

    private float[] Rows(int[] words)
    {
        float[] rows = new float[words.Length * Size];
        for (int i = 0; i < words.Length; i++)
        {
            int offset = i * Size;
            foreach (TeacherHead head in heads)
            {
                head[words[i]].CopyTo(rows.AsSpan(offset));
                offset += head.Dimension;
            }
        }

        return rows;
    }

    // [size, words], so that a product sums over words.
    private float[] Columns(int[] words)
    {
        float[] rows = Rows(words);
        float[] columns = new float[rows.Length];
        for (int i = 0; i < words.Length; i++)
        {
            for (int k = 0; k < Size; k++) columns[(k * words.Length) + i] = rows[(i * Size) + k];
        }

        return columns;
    }
}
