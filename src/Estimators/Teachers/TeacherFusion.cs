using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Makes one teacher of several: their vectors of length 1 joined, projected on the principal directions of the training words'.
/// </summary>
/// <remarks>
/// Nothing is centered. The product of two joined vectors is the sum of the teachers' cosines, and of all projections this one
/// keeps these products best (C. Eckart and G. Young, "The approximation of one matrix by another of lower rank", Psychometrika
/// 1, 1936); with the mean subtracted they would be other values.
/// </remarks>
internal static class TeacherFusion
{
    // What is shorter than this is single precision's noise, and has no direction.
    private const float ShortestLength = 1e-6f;

    /// <summary>The name of the teacher that several make.</summary>
    public static string NameOf(IEnumerable<string> teachers) => string.Join('+', teachers);

    /// <summary>Fuses teachers.</summary>
    /// <param name="heads">The teachers.</param>
    /// <param name="dimension">Values in a fused vector, at most those of all teachers together.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="words">Those of them that decide, as indexes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidDataException">A word has no part in the principal directions.</exception>
    public static TeacherHead Fuse(IReadOnlyList<TeacherHead> heads, int dimension, IReadOnlyList<string> vocabulary, int[] words, CancellationToken cancellation)
    {
        var joined = new JoinedVectors(heads);
        Evd<double> parts = joined.SumOfProducts(joined, words, cancellation).Evd(Symmetricity.Symmetric);
        IEnumerable<int> largest = Enumerable.Range(0, joined.Size).OrderByDescending(i => parts.EigenValues[i].Real).Take(dimension);
        VectorBlocks vectors = joined.Transform(Matrix<double>.Build.DenseOfRowVectors(largest.Select(parts.EigenVectors.Column)), cancellation);
        float[] lengths = VectorLengths.Normalize(vectors, cancellation);
        int lost = Array.FindIndex(lengths, length => length < ShortestLength);
        if (lost >= 0)
        {
            throw new InvalidDataException(
                $"Nothing is left of the word '{vocabulary[lost]}' in the {dimension} principal directions of the teachers; fuse them to a larger dimension, at most {joined.Size}.");
        }

        return new TeacherHead(NameOf(heads.Select(head => head.Name)), vectors, lengths);
    }
}
