namespace DistillEmb.Text;

/// <summary>Paths, and the files that they lead to through symbolic links.</summary>
internal static class LinkedPath
{
    private const int MostLinks = 40; // As Linux has it.

    /// <summary>Whether a name is that of a link. Not every reparse point of Windows is one: folders of cloud storage are folders.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>One path for each file, of several the one most like the file's own, and the first by name of these.</summary>
    public static IEnumerable<string> EachOnce(IEnumerable<string> paths)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        return paths.Distinct(StringComparer.Ordinal)
            .GroupBy(path => Real(Path.GetFullPath(path), folders, 0), StringComparer.Ordinal)
            .Select(names => names.OrderByDescending(name => CommonEnd(Path.GetFullPath(name), names.Key)).ThenBy(name => name, StringComparer.Ordinal).First());
    }

    // Links in all parts of the path are followed; where they lead nowhere, or in a ring, opening the file will tell.
    private static string Real(string path, Dictionary<string, string> folders, int links)
    {
        if (Path.GetDirectoryName(path) is not string folder || links > MostLinks) return path;
        if (!folders.TryGetValue(folder, out string? real)) folders[folder] = real = Real(folder, folders, links);
        string place = Path.Combine(real, Path.GetFileName(path));
        return new FileInfo(place).LinkTarget is string target ? Real(Path.GetFullPath(target, real), folders, links + 1) : place;
    }

    private static int CommonEnd(string first, string second)
    {
        int length = 0;
        while (length < Math.Min(first.Length, second.Length) && first[^(length + 1)] == second[^(length + 1)]) length++;
        return length;
    }
}
