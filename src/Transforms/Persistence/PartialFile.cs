namespace DistillEmb.MLNet.Persistence;

/// <summary>A file that is being written beside the one that it will replace, <c>NAME.GUID.partial</c>.</summary>
internal static class PartialFile
{
    private const string Suffix = ".partial";

    // A saver holds its file open and so locked, but for two moments: just after creating it, before the lock (not on
    // Windows), and just before renaming it. In both the file is fresh.
    private static readonly TimeSpan Unlocked = TimeSpan.FromSeconds(5);

    /// <summary>Writes a file beside another and, once it is whole and on the disk, moves it there.</summary>
    public static void Replace(string path, Action<FileStream> write)
    {
        string partial = NameFor(path);
        try
        {
            using (FileStream stream = Create(partial))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial); // Does nothing where the move went well.
        }
    }

    /// <summary>Writes nothing beside a path and takes it away again: throws what <see cref="Replace"/> would.</summary>
    public static void Try(string path)
    {
        string partial = NameFor(path);
        Create(partial).Dispose();
        File.Delete(partial);
    }

    /// <summary>Deletes what processes that were killed while saving to a path left beside it; where it cannot, it leaves it.</summary>
    public static void ClearAbandoned(string path)
    {
        // Hidden ones as well: on Unix that is what a name with a dot in front means.
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"*{Suffix}", options))
        {
            if (!IsPartialOf(Path.GetFileName(path), Path.GetFileName(file))) continue;
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < Unlocked) continue;
            try
            {
                // Opening fails where a saver holds the lock, on Windows and on Unix; File.Delete would not on Unix.
                File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // In use, another's, or gone already.
            }
        }
    }

    // Exactly: the folder may hold "model.zip" and "model.zip.old.zip", and a pattern would take a star in a name for its own.
    private static bool IsPartialOf(string name, string file) =>
        file.Length > name.Length + Suffix.Length && file.StartsWith($"{name}.", StringComparison.Ordinal)
        && Guid.TryParseExact(file.AsSpan(name.Length + 1)[..^Suffix.Length], "N", out _);

    // A path beside another that no other saver has.
    private static string NameFor(string path) => $"{path}.{Guid.NewGuid():N}{Suffix}";

    // Locked for as long as it is open: on Unix too, against other .NET programs.
    private static FileStream Create(string partial) => new(partial, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
}
