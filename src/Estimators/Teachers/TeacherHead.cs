namespace DistillEmb.MLNet.Teachers;

/// <summary>One teacher's vectors for the shared vocabulary.</summary>
/// <param name="Name">The teacher's name.</param>
/// <param name="Vectors">Vectors of length 1, one a word.</param>
internal sealed record TeacherHead(string Name, VectorBlocks Vectors)
{
    /// <summary>Numbers in a vector.</summary>
    public int Dimension => Vectors.Dimension;

    public ReadOnlySpan<float> this[int word] => Vectors[word];
}
