using System.IO.Compression;
using System.Text;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Vectors as text, under a name that says so; whatever else the reader recognises, too.</summary>
internal sealed class TextVectorsTarget() : FileTarget("text-vectors", ".vec")
{
    private static readonly string[] Texts =
    [
        "2 3\nሰላም 0.1 -1.25 3e-2\nbuna 1 2 -0.001\n",
        "a 1 2 3\nb 4 5 6\n\nc -.5 +7 1e10\r\n",
        "\uFEFF3 1\n. . . 1\nat name@domain.com 2\nx 3 \n",
        "2 2\na\t1\t2\nb  3   4\n",
        "a free first line\na 1 2\na 2 3\n\u00A0 1 2\n",
    ];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        for (int i = 0; i < Texts.Length; i++) yield return ($"text-{i}", Encoding.UTF8.GetBytes(Texts[i]));
        yield return ("gzip", Packed(Encoding.UTF8.GetBytes(Texts[0])));
        yield return ("latin1", Encoding.Latin1.GetBytes("2 1\né 1\nb 2\n"));
    }

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    protected override void Read(string path, byte[] input) => TeacherVocabulary.Load([Teacher.FromFile(path, maxWords: input.Length % 7 == 0 ? 2 : 0)]);
}
