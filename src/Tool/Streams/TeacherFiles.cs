namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>The teachers of a command line: files, each with a name before it where it is to have another than the file's.</summary>
internal static class TeacherFiles
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Teacher[] Parse(IEnumerable<string> given) => [.. given.Select(Parse)];

    private static Teacher Parse(string given)
    {
        int at = given.IndexOf('=', StringComparison.Ordinal);
        (string? name, string path) = at <= 0 || File.Exists(given) ? (null, given) : (given[..at], given[(at + 1)..]);
        InputFile.Check(path);
        return Teacher.FromFile(path, name);
    }
}
