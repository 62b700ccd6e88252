using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Rotates teachers into the space of the first: the orthogonal Procrustes problem (P. H. Schönemann, "A generalized solution of
/// the orthogonal Procrustes problem", Psychometrika 31, 1966).
/// </summary>
internal static class TeacherAlignment
{
    /// <summary>The first teacher as it is, and the others rotated.</summary>
    /// <param name="heads">The teachers.</param>
    /// <param name="words">The words that decide, as indexes into the vocabulary.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidDataException">The teachers differ in dimension.</exception>
    public static IReadOnlyList<TeacherHead> Align(IReadOnlyList<TeacherHead> heads, int[] words, CancellationToken cancellation)
    {
        if (heads.Any(head => head.Dimension != heads[0].Dimension))
            throw new InvalidDataException($"To be aligned, teachers must be of one dimension; {TeacherHead.Dimensions(heads)}.");
        return [heads[0], .. heads.Skip(1).Select(head => Rotate(head, heads[0], words, cancellation))];
    }

    // With U S V' for the sum over words of target x vector', the orthogonal matrix U V' brings the vectors nearest.
    private static TeacherHead Rotate(TeacherHead head, TeacherHead target, int[] words, CancellationToken cancellation)
    {
        var vectors = new JoinedVectors([head]);
        Svd<double> parts = new JoinedVectors([target]).SumOfProducts(vectors, words, cancellation).Svd();
        VectorBlocks rotated = vectors.Transform(parts.U * parts.VT, cancellation);
        VectorLengths.Normalize(rotated, cancellation); // Of what rounding has left.
        return head with { Vectors = rotated };
    }
}
