namespace DistillEmb.Files;

/// <summary>Writes files beside those that they replace, and says in one kind of exception what stood in the way.</summary>
internal static class SafeFile
{
    /// <summary>Replaces a file, once the new one is complete.</summary>
    /// <param name="what">What is saved, with its article, for messages.</param>
    /// <param name="filePath">The path.</param>
    /// <param name="write">Writes the new file.</param>
    /// <param name="room">Where room is needed beside the path's folder, for messages; null for nowhere.</param>
    /// <exception cref="DirectoryNotFoundException">The folder of the path does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written. The old file is as it was.</exception>
    public static void Write(string what, string filePath, Action<FileStream> write, string? room = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        string path = Path.GetFullPath(filePath);
        if (Directory.Exists(path)) throw new IOException($"'{filePath}' is a folder: {what} cannot be saved in its place. Give the name of a file.");
        if (Path.GetDirectoryName(path) is string folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist, so {what} cannot be saved as '{filePath}'.");
        try
        {
            PartialFile.ClearAbandoned(path); // First: they may take the room that the new file needs.
            PartialFile.Replace(path, write);
        }
        catch (Exception failure) when (IsOfTheFile(failure))
        {
            throw new IOException(
                $"{char.ToUpperInvariant(what[0])}{what[1..]} cannot be saved as '{filePath}': {failure.Message.TrimEnd('.')}. What was there before is as it was. The new file is written "
                + $"beside it{(room is null ? ", which needs" : $", {room}: both need")} room on the disk and permission to write.",
                failure);
        }
    }

    // Beside what .NET says of files in general: a zip whose end ML.NET could not write (it keeps that failure to itself)
    // is found invalid when it is opened again, and a file larger than the system allows is an argument out of range.
    private static bool IsOfTheFile(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentOutOfRangeException;
}
