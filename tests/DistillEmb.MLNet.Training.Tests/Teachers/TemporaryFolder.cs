using System.IO.Compression;
using System.Text;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>A folder of its own for a test's files.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("distillemb-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file of UTF-8 without a mark; line ends stay as they stand in the text.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
