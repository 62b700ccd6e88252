using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using DistillEmb.Classification;
using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.Tagging;
using DistillEmb.Vectors;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>
/// The sections of models, under a checksum that is right: behind a wrong one nothing is read. The first byte of an input says whether they are an encoder's, a
/// tagger's, a classifier's or a table's of words. A model that is read has to run.
/// </summary>
internal sealed class SectionsTarget() : FuzzTarget("sections")
{
    /// <summary>Bytes of the largest golden file that is worth mutating.</summary>
    public const int LargestSeed = 25_000;

    private const int HeaderSize = 16;

    private static readonly string[] Words = ["ሰላም", "buna", "", "ab\u0301"];

    public override int LongestInput => 1 << 16;

    /// <inheritdoc />
    /// <remarks>Tables of an encoder's first layer are made when it is loaded.</remarks>
    public override long Allowance => 96L << 20;

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        string[] names = [EncoderModelFile.Entry.Name, TaggerSections.Entry.Name, TextClassifierSections.Entry.Name, VectorSections.Entry.Name];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.zip").Where(file => new FileInfo(file).Length < LargestSeed))
        {
            using ZipArchive zip = ZipFile.OpenRead(file);
            ZipArchiveEntry entry = zip.Entries.First(entry => names.Contains(entry.Name));
            using var bytes = new MemoryStream();
            using (Stream contents = entry.Open()) contents.CopyTo(bytes);
            yield return (Path.GetFileNameWithoutExtension(file), [(byte)Array.IndexOf(names, entry.Name), .. bytes.ToArray()[HeaderSize..^SHA256.HashSizeInBytes]]);
        }
    }

    public override void Read(byte[] input)
    {
        if (input.Length == 0) return;
        using var stream = new MemoryStream(Container(input.AsSpan(1)));
        switch (input[0] % 4)
        {
            case 0:
                DistillEmbEncoder encoder = Load(stream, EncoderModelFile.Entry);
                foreach (string word in Words) encoder.Embed(word);
                break;
            case 1:
                Load(stream, TaggerSections.Entry).Tag(Words);
                break;
            case 2:
                Load(stream, TextClassifierSections.Entry).Classify(Words);
                break;
            default:
                var lookup = new VectorLookup(Load(stream, VectorSections.Entry));
                foreach (string word in Words) lookup.TryFind(word, out _);
                break;
        }
    }

    private static T Load<T>(Stream stream, ModelEntry<T> entry) => entry.Read(SectionFile.ReadFrom(stream, entry.Sections), []);

    private static byte[] Container(ReadOnlySpan<byte> sections)
    {
        byte[] bytes = new byte[HeaderSize + sections.Length + SHA256.HashSizeInBytes];
        "DISTEMB\0"u8.CopyTo(bytes);
        bytes[8] = bytes[10] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), sections.Length);
        sections.CopyTo(bytes.AsSpan(HeaderSize));
        int length = HeaderSize + sections.Length;
        SHA256.HashData(bytes.AsSpan(0, length), bytes.AsSpan(length));
        return bytes;
    }
}
