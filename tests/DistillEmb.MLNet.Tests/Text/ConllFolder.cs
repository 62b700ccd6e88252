using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>CoNLL files of a test's own, deleted after it.</summary>
internal sealed class ConllFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("distillemb-conll-").FullName;

    public string this[string file] => Path.Combine(_path, file);

    public string Write(string file, string text, Encoding? encoding = null) => Write(file, (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public string Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllBytes(this[file], bytes);
        return this[file];
    }

    public static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Sentences as <c>token/tag token/tag</c>.</summary>
    public static string[] Sentences(IDataView data, string tags = "Tags") =>
        [.. data.GetColumn<string[]>("Tokens").Zip(data.GetColumn<string[]>(tags), (tokens, row) => string.Join(' ', tokens.Zip(row, (token, tag) => $"{token}/{tag}")))];

    /// <summary>Reads everything, and expects a fault that says all of this.</summary>
    public static void Fails(IDataView data, params string[] parts)
    {
        string message = Assert.Throws<InvalidDataException>(() => data.GetColumn<string[]>("Tokens").Count()).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
