using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Teachers;

/// <summary>One teacher's vectors for the shared vocabulary.</summary>
/// <param name="Name">The teacher's name.</param>
/// <param name="Vectors">Vectors of length 1, one a word.</param>
/// <param name="Lengths">The lengths that the teacher gave them.</param>
internal sealed record TeacherHead(string Name, VectorBlocks Vectors, float[] Lengths)
{
    /// <summary>Dimension of a vector.</summary>
    public int Dimension => Vectors.Dimension;

    /// <summary>The dimensions of teachers, as messages tell them.</summary>
    public static string Dimensions(IEnumerable<TeacherHead> heads) => string.Join(", ", heads.Select(head => $"'{head.Name}' has {head.Dimension}"));

    /// <summary>Copies the vector of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="normalized">Whether with length 1, or as the teacher gave it.</param>
    /// <param name="destination">Receives it.</param>
    public void CopyTo(int word, bool normalized, Span<float> destination)
    {
        if (normalized) this[word].CopyTo(destination);
        else TensorPrimitives.Multiply(this[word], Lengths[word], destination);
    }

    public ReadOnlySpan<float> this[int word] => Vectors[word];
}
