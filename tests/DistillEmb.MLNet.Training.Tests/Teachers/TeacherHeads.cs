using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

internal static class TeacherHeads
{
    /// <summary>All values of a head in one array, [words, dimension].</summary>
    public static float[] Flat(this TeacherHead head) => [.. Enumerable.Range(0, head.Vectors.Count).SelectMany(word => head[word].ToArray())];
}
