using MathNet.Numerics.LinearAlgebra;

namespace DistillEmb.MLNet.Tool.Reports;

/// <summary>Projects vectors onto the plane in which they differ most (principal component analysis).</summary>
internal static class PrincipalPlane
{
    /// <returns>Two values a vector, and the share of all variance that they keep.</returns>
    public static ((double X, double Y)[] Points, double Share) Of(IReadOnlyList<float[]> vectors)
    {
        int dimension = vectors[0].Length;
        Matrix<double> rows = Matrix<double>.Build.Dense(vectors.Count, dimension, (row, column) => vectors[row][column]);
        Vector<double> mean = rows.ColumnSums() / vectors.Count;
        for (int row = 0; row < vectors.Count; row++) rows.SetRow(row, rows.Row(row) - mean);
        var decomposition = rows.TransposeThisAndMultiply(rows).Evd(Symmetricity.Symmetric); // Eigenvalues in ascending order.
        Vector<double> first = Oriented(decomposition.EigenVectors.Column(dimension - 1));
        Vector<double> second = Oriented(decomposition.EigenVectors.Column(Math.Max(0, dimension - 2)));
        double all = decomposition.EigenValues.Sum(value => value.Real);
        double kept = decomposition.EigenValues[dimension - 1].Real + decomposition.EigenValues[Math.Max(0, dimension - 2)].Real;
        return ([.. Enumerable.Range(0, vectors.Count).Select(row => (rows.Row(row) * first, rows.Row(row) * second))], all > 0 ? kept / all : 0);
    }

    // A direction and its opposite are equally principal; the same words are to give the same picture.
    private static Vector<double> Oriented(Vector<double> direction) => direction[direction.AbsoluteMaximumIndex()] < 0 ? -direction : direction;
}
