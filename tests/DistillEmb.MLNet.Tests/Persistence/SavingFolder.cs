namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A folder of a test's own, deleted after it.</summary>
internal sealed class SavingFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("distillemb-saving-").FullName;

    public string this[string file] => Path.Combine(_path, file);

    /// <summary>The names of the files in it, sorted.</summary>
    public string[] Files => [.. Directory.GetFiles(_path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
