namespace DistillEmb.Files;

/// <summary>
/// A file that is being written beside the one that it will replace, <c>NAME.MARK.partial</c>. A symbolic link stays, and what it leads to is replaced;
/// the new file has the old one's permissions.
/// </summary>
internal static class PartialFile
{
    private const string Suffix = ".partial";

    // A saver holds its file open and so locked, but for two moments: just after creating it, before the lock (not on
    // Windows), and just before renaming it. In both the file is fresh.
    private static readonly TimeSpan Unlocked = TimeSpan.FromSeconds(5);

    // Of savers on other machines nothing is known: neither whether they run, nor, on some network file systems, whether they hold a lock.
    private static readonly TimeSpan Elsewhere = TimeSpan.FromHours(1);

    /// <summary>Writes a file beside another and, once it is whole and on the disk, moves it there.</summary>
    public static void Replace(string path, Action<FileStream> write)
    {
        string target = TargetOf(path);
        string partial = NameFor(target);
        try
        {
            using (FileStream stream = Create(partial, target))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial); // Does nothing where the move went well.
        }
    }

    /// <summary>Writes nothing beside a path and takes it away again: throws what <see cref="Replace"/> would.</summary>
    public static void Try(string path)
    {
        string target = TargetOf(path);
        string partial = NameFor(target);
        Create(partial, target).Dispose();
        File.Delete(partial);
    }

    /// <summary>Deletes what processes that were killed while saving to a path left beside it; where it cannot, it leaves it.</summary>
    public static void ClearAbandoned(string path)
    {
        // Hidden ones as well: on Unix that is what a name with a dot in front means.
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };
        string target = TargetOf(path);
        if (Path.GetDirectoryName(target) is not string folder || !Directory.Exists(folder)) return;
        foreach (string file in Directory.EnumerateFiles(folder, $"*{Suffix}", options))
        {
            if (MarkOf(Path.GetFileName(target), Path.GetFileName(file)) is not SaverMark mark || !IsAbandoned(file, mark)) continue;
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

    /// <summary>What a path leads to: itself, or the end of a chain of links.</summary>
    /// <exception cref="IOException">It is a device or a pipe: a file would take its place, for root at least.</exception>
    public static string TargetOf(string path)
    {
        string target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (!OperatingSystem.IsWindows() && Path.GetDirectoryName(target) is string folder && (folder is "/dev" || folder.StartsWith("/proc/", StringComparison.Ordinal)))
            throw new IOException($"'{path}' is a device or a pipe: a file cannot be put in its place.");
        return target;
    }

    private static bool IsAbandoned(string file, SaverMark mark)
    {
        DateTime written = File.GetLastWriteTimeUtc(file);
        TimeSpan quiet = DateTime.UtcNow - written;
        return quiet >= Unlocked && (mark.IsOfThisMachine ? !mark.IsAlive(written) : quiet >= Elsewhere);
    }

    // Exactly: the folder may hold "model.zip" and "model.zip.old.zip", and a pattern would take a star in a name for its own.
    private static SaverMark? MarkOf(string name, string file) =>
        file.Length > name.Length + Suffix.Length && file.StartsWith($"{name}.", StringComparison.Ordinal)
        && SaverMark.TryParse(file.AsSpan(name.Length + 1)[..^Suffix.Length], out SaverMark mark) ? mark : null;

    // A path beside another that no other saver has.
    private static string NameFor(string path) => $"{path}.{SaverMark.New()}{Suffix}";

    // Locked for as long as it is open: on Unix too, against other .NET programs. Nobody may read the new file who may not read the old one, not even while it is written.
    private static FileStream Create(string partial, string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (OperatingSystem.IsWindows() || !File.Exists(target)) return new FileStream(partial, options);
        UnixFileMode mode = File.GetUnixFileMode(target);
        options.UnixCreateMode = mode;
        var stream = new FileStream(partial, options);
        try
        {
            if (File.GetUnixFileMode(stream.SafeFileHandle) != mode) File.SetUnixFileMode(stream.SafeFileHandle, mode); // What the umask took.
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(partial);
            throw;
        }
    }
}
