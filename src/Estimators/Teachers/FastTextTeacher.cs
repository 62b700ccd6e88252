using DistillEmb.Files;

namespace DistillEmb.MLNet.Teachers;

/// <summary>fastText's own model, which has vectors of words that it never stored, too.</summary>
/// <param name="path">The file.</param>
/// <param name="words">The words that are wanted beside the first ones of the model.</param>
/// <param name="name">The teacher's name.</param>
/// <param name="maxWords">At most so many words of the model are read, the first; 0 for all.</param>
internal sealed class FastTextTeacher(string path, IReadOnlyCollection<string> words, string name, int maxWords) : Teacher(name)
{
    internal override string Description => $"The teacher '{Name}' ('{path}')";

    internal override void CheckExists() => new VectorFile(path).CheckExists();

    internal override WordVectors Load(CancellationToken cancellation)
    {
        var file = new VectorFile(path);
        file.CheckExists();
        using BeginningStream stream = file.Open(cancellation);
        return FastTextModelReader.Read(file, stream.Rewound(), maxWords == 0 ? int.MaxValue : maxWords, words, cancellation);
    }
}
