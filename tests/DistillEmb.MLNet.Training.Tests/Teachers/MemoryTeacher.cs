using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>A teacher without a file.</summary>
internal sealed class MemoryTeacher(string name, IReadOnlyList<string> words, IReadOnlyList<float[]> vectors) : Teacher(name)
{
    internal override WordVectors Load(CancellationToken cancellation)
    {
        var loaded = new WordVectors(vectors[0].Length, "row");
        for (int i = 0; i < words.Count; i++) loaded.Add(words[i], vectors[i], i);
        return loaded;
    }
}
