using DistillEmb.Files;

namespace DistillEmb.MLNet.Tool.Output;

/// <summary>Files that a command writes when its work is done.</summary>
internal static class OutputFile
{
    /// <summary>Writes nothing beside a path and takes it away again: better a fault now than after an hour of training.</summary>
    /// <exception cref="IOException">A file could not be written there.</exception>
    public static void Check(string option, string? path)
    {
        if (path is null) return;
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new IOException($"'{path}' of {option} is a folder; give the name of a file.");
        if (Path.GetDirectoryName(full) is string folder && !Directory.Exists(folder)) throw new DirectoryNotFoundException($"The folder '{folder}' of {option} does not exist; make it first.");
        try
        {
            PartialFile.Try(full);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Nothing can be written at '{path}' of {option}: {fault.Message}", fault);
        }
    }

    /// <summary>A file's size for people.</summary>
    public static string SizeOf(string path) => FormattableString.Invariant($"{new FileInfo(path).Length / 1e6:F2} MB");
}
