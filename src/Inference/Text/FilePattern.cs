using System.IO.Enumeration;

namespace DistillEmb.Text;

/// <summary>
/// The files that a path with <c>*</c> and <c>?</c> stands for. Both may stand in the names of folders too and match no dot in
/// front of a name; the folder <c>**</c> is any number of folders, without those behind links, as bash has it.
/// </summary>
internal static class FilePattern
{
    private const string AnyFolders = "**";

    private static readonly char[] Wildcards = ['*', '?'];

    private static readonly char[] Separators = Path.DirectorySeparatorChar == Path.AltDirectorySeparatorChar
        ? [Path.DirectorySeparatorChar]
        : [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The files, sorted by name: one for a path without wildcards, or that of a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="kind">What errors call such a file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IReadOnlyList<string> Files(string path, string kind)
    {
        if (File.Exists(path)) return [path];
        if (path.IndexOfAny(Wildcards) < 0)
        {
            string what = Directory.Exists(path) ? "is a folder; expected a file, or a pattern such as '*.txt' in that folder" : "does not exist";
            throw new FileNotFoundException($"The {kind} '{path}' {what}.", path);
        }

        string root = Path.GetPathRoot(path) ?? "";
        string[] parts = path[root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> folders = [root];
        foreach (string part in parts[..^1]) folders = folders.SelectMany(folder => Folders(folder, part));
        string[] files = [.. LinkedPath.EachOnce(folders.SelectMany(folder => Entries(folder, parts[^1], folders: false))).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new FileNotFoundException($"No file matches the pattern '{path}' ({kind}s).", path);
    }

    private static IEnumerable<string> Folders(string folder, string part)
    {
        if (part != AnyFolders) return Entries(folder, part, folders: true);
        return Entries(folder, "*", folders: true).Where(inner => !LinkedPath.IsLink(inner)).SelectMany(inner => Folders(inner, AnyFolders)).Prepend(folder);
    }

    private static IEnumerable<string> Entries(string folder, string part, bool folders)
    {
        if (part.IndexOfAny(Wildcards) < 0)
        {
            string path = Path.Combine(folder, part);
            return (folders ? Directory.Exists(path) : File.Exists(path)) ? [path] : [];
        }

        string place = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(place)) return [];
        IEnumerable<string> entries = folders ? Directory.EnumerateDirectories(place) : Directory.EnumerateFiles(place);
        return entries.Select(entry => Path.GetFileName(entry))
            .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: OperatingSystem.IsWindows()) && (name[0] != '.' || part[0] == '.'))
            .Select(name => Path.Combine(folder, name));
    }
}
