using System.Text;

namespace DistillEmb.MLNet.Samples.Generator.Output;

/// <summary>Writes UTF-8 without a byte-order mark and with single line feeds, wherever it runs.</summary>
internal static class TextFile
{
    public static void Write(string path, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
