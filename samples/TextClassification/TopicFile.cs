using System.IO.Compression;

namespace TextClassification;

/// <summary>Texts and their labels: a header, then a label, a tab and a text a line; plain, or with <c>.gz</c> behind the name.</summary>
internal static class TopicFile
{
    /// <exception cref="IOException">There is no such file, with or without <c>.gz</c>.</exception>
    /// <exception cref="InvalidDataException">A line has no label or no tab; the message names file and line.</exception>
    public static TopicModel.ModelInput[] Read(string path)
    {
        if (!File.Exists(path) && File.Exists($"{path}.gz")) path += ".gz";
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var rows = new List<TopicModel.ModelInput>();
        reader.ReadLine(); // The header.
        for (int number = 2; reader.ReadLine() is string line; number++)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0) throw new InvalidDataException($"'{path}', line {number}: {(tab < 0 ? "there is no tab" : "there is no label")}; expected a label, a tab and a text.");
            rows.Add(new TopicModel.ModelInput { Label = line[..tab], Text = line[(tab + 1)..] });
        }

        return rows.Count > 0 ? [.. rows] : throw new InvalidDataException($"'{path}' has no texts; expected a header and a text a line.");
    }
}
