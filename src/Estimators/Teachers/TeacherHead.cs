namespace DistillEmb.MLNet.Teachers;

/// <summary>One teacher's vectors for the shared vocabulary.</summary>
/// <param name="Name">The teacher's name.</param>
/// <param name="Dimension">Numbers in a vector.</param>
/// <param name="Values">Vectors of length 1, [words, dimension].</param>
internal sealed record TeacherHead(string Name, int Dimension, float[] Values)
{
    public ReadOnlySpan<float> this[int word] => Values.AsSpan(word * Dimension, Dimension);
}
