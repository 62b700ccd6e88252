using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace DistillEmb.Files;

/// <summary>Writes the numbers and strings of one section: little-endian, strings as UTF-8 after their length in bytes.</summary>
internal sealed class SectionWriter
{
    /// <summary>Bytes of the longest text, whatever it says.</summary>
    public const int LongestText = 1 << 20;

    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public void Write(int value)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, value);
        _bytes.Write(number);
    }

    public void Write(bool value) => _bytes.WriteByte(value ? (byte)1 : (byte)0);

    /// <exception cref="ArgumentException">The text has half a surrogate pair, which would come back as another character.</exception>
    public void Write(string value)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(NameFaults.Checked("text", value));
        if (utf8.Length > LongestText) throw new InvalidOperationException($"A model cannot hold a text of {utf8.Length} bytes, only of {LongestText}: '{value[..32]}...'.");
        Write(utf8.Length);
        _bytes.Write(utf8);
    }

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        RequireLittleEndian();
        _bytes.Write(MemoryMarshal.AsBytes(values));
    }

    internal static void RequireLittleEndian()
    {
        // Every platform of .NET 10 that ML.NET supports is; weights are copied as they lie in memory.
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("DistillEmb models are read and written on little-endian machines only.");
    }
}
