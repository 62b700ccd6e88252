using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Teachers;

/// <summary>The bytes of a fastText model, read forward: little-endian values, and words that end with a zero byte.</summary>
internal sealed class FastTextBytes
{
    private readonly VectorFile _file;
    private readonly ByteReader _bytes;
    private readonly long? _length;
    private long _position;

    /// <param name="file">The file, for faults.</param>
    /// <param name="stream">Its bytes, unpacked, from the first.</param>
    public FastTextBytes(VectorFile file, Stream stream)
    {
        _file = file;
        _length = stream.CanSeek ? stream.Length : null;
        _bytes = new ByteReader(stream, fault => file.FaultAt(Place(), VectorFile.Unpacking(fault), fault));
    }

    /// <summary>What is being read, as faults name it.</summary>
    public Func<string> Place { get; set; } = () => "its header";

    /// <summary>The bytes that are left; null where the length is not known: of a pipe, or what is packed.</summary>
    public long? Left => _length - _position;

    public byte ReadByte()
    {
        Span<byte> value = stackalloc byte[1];
        Fill(value);
        return value[0];
    }

    public int ReadInt32()
    {
        Span<byte> value = stackalloc byte[sizeof(int)];
        Fill(value);
        return BinaryPrimitives.ReadInt32LittleEndian(value);
    }

    public long ReadInt64()
    {
        Span<byte> value = stackalloc byte[sizeof(long)];
        Fill(value);
        return BinaryPrimitives.ReadInt64LittleEndian(value);
    }

    public void ReadSingles(Span<float> values)
    {
        Fill(MemoryMarshal.AsBytes(values));
        if (BitConverter.IsLittleEndian) return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    /// <summary>Reads a word; the bytes are good until the next reading.</summary>
    public ReadOnlySpan<byte> ReadWord()
    {
        if (_bytes.TryReadTo(0, out ReadOnlySpan<byte> utf8))
        {
            _position += utf8.Length + 1;
            return utf8;
        }

        throw Fault(utf8.Length < _bytes.Limit
            ? $"the file ends within the word ('{VectorFile.Excerpt(utf8)}')"
            : $"the word has no end within {_bytes.Limit} bytes; expected a zero byte behind it");
    }

    /// <summary>Passes over all that is left, so that what is packed is found to be damaged if it is.</summary>
    public void SkipToEnd(CancellationToken cancellation)
    {
        Place = () => "behind its vectors";
        byte[] passed = new byte[1 << 16];
        while (_bytes.Read(passed) > 0) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>A fault at what is being read.</summary>
    public InvalidDataException Fault(string what) => _file.FaultAt(Place(), what);

    private void Fill(Span<byte> target)
    {
        int found = _bytes.Read(target);
        _position += found;
        if (found < target.Length) throw Fault($"the file ends here, {target.Length - found} bytes too early; is it cut off?");
    }
}
