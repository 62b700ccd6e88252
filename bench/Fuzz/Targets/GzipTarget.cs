using System.Text;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Packed text, unpacked and thrown away; deflate may make a thousand bytes of one.</summary>
internal sealed class GzipTarget() : FileTarget("gzip", ".gz")
{
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        byte[] one = TextVectorsTarget.Packed(Encoding.UTF8.GetBytes("ሰላም ለዓለም\n"));
        return [("one", one), ("two", [.. one, .. one]), ("named", [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, (byte)'a', 0, .. one[10..]]), ("zeros", TextVectorsTarget.Packed(new byte[100_000]))];
    }

    // It knows no file: those who read through it name theirs.
    public override bool IsTold(InvalidDataException fault) => fault.Message.Length > 0;

    protected override void Read(string path, byte[] input)
    {
        byte[] buffer = new byte[1 << 14];
        using Stream stream = TextFile.Open(path);
        while (stream.Read(buffer) > 0)
        {
        }
    }
}
