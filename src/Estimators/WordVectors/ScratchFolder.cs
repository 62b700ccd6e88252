namespace DistillEmb.MLNet.SkipGram;

/// <summary>A folder of this training's own for files that nobody needs after it; it is deleted with all that is in it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path;
    private int _files;

    /// <param name="parent">Where to make it; null for the system's folder of temporary files.</param>
    public ScratchFolder(string? parent)
    {
        _path = Path.Combine(PlaceOf(parent), $"distillemb-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(_path);
    }

    /// <summary>Where temporary files are made.</summary>
    /// <param name="parent">The folder; null for the system's.</param>
    /// <exception cref="DirectoryNotFoundException">It does not exist.</exception>
    public static string PlaceOf(string? parent)
    {
        string place = parent ?? Path.GetTempPath();
        return Directory.Exists(place) ? place : throw new DirectoryNotFoundException($"The folder '{place}' does not exist, so temporary files cannot be written there.");
    }

    /// <summary>A path in the folder that no file has yet.</summary>
    public string NewFile(string kind) => Path.Combine(_path, $"{kind}-{Interlocked.Increment(ref _files)}");

    public void Dispose()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It lies among temporary files; the result does not depend on it.
        }
    }
}
