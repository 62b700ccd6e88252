namespace DistillEmb.Files;

/// <summary>Tells a file that is not there from a folder.</summary>
internal static class ExistingFile
{
    /// <param name="what">What the file is, with its article, as messages begin.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or it is a folder; the message says which.</exception>
    public static void Check(string what, string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"{what} '{path}' {(Directory.Exists(path) ? "is a folder; expected a file" : "does not exist")}.", path);
    }
}
