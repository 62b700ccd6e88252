using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace DistillEmb.MLNet.Persistence;

/// <summary>Reads what <see cref="SectionWriter"/> wrote. Whatever the bytes are, it allocates no more than they are long.</summary>
internal sealed class SectionReader(string section, ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public bool ReadBoolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        byte other => throw Invalid($"a yes/no value is {other}; expected 0 or 1"),
    };

    /// <summary>Reads a number of items from 1 to a limit.</summary>
    public int ReadCount(int limit, string items)
    {
        int count = ReadInt32();
        return count >= 1 && count <= limit ? count : throw Invalid($"the number of {items} is {count}; expected 1 to {limit}");
    }

    public string ReadString()
    {
        int length = ReadInt32();
        try
        {
            return StrictUtf8.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("a text is not valid UTF-8");
        }
    }

    /// <summary>Reads numbers of a fixed size.</summary>
    public T[] ReadArray<T>(int count)
        where T : unmanaged
    {
        SectionWriter.RequireLittleEndian();
        int left = bytes.Length - _position;
        if (count < 0 || count > left / Unsafe.SizeOf<T>()) throw Invalid($"{count} numbers are announced, {left} bytes are left");
        return MemoryMarshal.Cast<byte, T>(Take(count * Unsafe.SizeOf<T>())).ToArray();
    }

    public void ExpectEnd()
    {
        if (_position != bytes.Length) throw Invalid($"{bytes.Length - _position} bytes are left over");
    }

    public InvalidDataException Invalid(string what) => new($"The model is damaged: in section '{section}', {what}.");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > bytes.Length - _position) throw Invalid($"{length} bytes are announced, {bytes.Length - _position} are left");
        ReadOnlySpan<byte> taken = bytes.Span.Slice(_position, length);
        _position += length;
        return taken;
    }
}
