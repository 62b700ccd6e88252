namespace DistillEmb.MLNet.Teachers;

/// <summary>Word vectors in a file.</summary>
internal sealed class FileTeacher(string path, string name) : Teacher(name)
{
    internal override string Description => $"The teacher '{Name}' ('{path}')";

    internal override WordVectors Load(CancellationToken cancellation) => VectorFileReader.Read(path, cancellation);
}
