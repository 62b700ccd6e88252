namespace DistillEmb.MLNet.Teachers;

/// <summary>Word vectors in a file.</summary>
/// <param name="file">The file.</param>
/// <param name="name">The teacher's name.</param>
/// <param name="maxWords">At most so many words are read, the first of the file; 0 for all.</param>
internal sealed class FileTeacher(VectorFile file, string name, int maxWords) : Teacher(name)
{
    internal override string Description => $"The teacher '{Name}' ({file.Place})";

    internal override void CheckExists() => file.CheckExists();

    internal override WordVectors Load(CancellationToken cancellation) => VectorFileReader.Read(file, maxWords, cancellation);
}
