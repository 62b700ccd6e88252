using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace DistillEmb.Files;

/// <summary>Reads what <see cref="SectionWriter"/> wrote. Whatever the bytes are, it allocates no more than they are long.</summary>
internal sealed class SectionReader(string section, ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _position;

    private int Left => bytes.Length - _position;

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public bool ReadBoolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        byte other => throw Invalid($"a yes/no value is {other}; expected 0 or 1"),
    };

    /// <summary>Reads a number of items from 1 to a limit.</summary>
    /// <param name="limit">The largest number.</param>
    /// <param name="items">What they are called.</param>
    /// <param name="leastSize">Bytes that each of them takes at least behind the number.</param>
    public int ReadCount(int limit, string items, int leastSize = 0)
    {
        int count = ReadInt32();
        if (count < 1 || count > limit) throw Invalid($"the number of {items} is {count}; expected 1 to {limit}");
        return (long)count * leastSize <= Left ? count : throw Invalid($"the number of {items} is {count}, {Left} bytes are left");
    }

    public string ReadString()
    {
        int length = ReadInt32();
        if (length > SectionWriter.LongestText) throw Invalid($"a text has {length} bytes; expected at most {SectionWriter.LongestText}");
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
        if (count < 0 || count > Left / Unsafe.SizeOf<T>()) throw Invalid($"{count} numbers are announced, {Left} bytes are left");
        return MemoryMarshal.Cast<byte, T>(Take(count * Unsafe.SizeOf<T>())).ToArray();
    }

    public void ExpectEnd()
    {
        if (Left != 0) throw Invalid($"{Left} bytes are left over");
    }

    public InvalidDataException Invalid(string what) => new($"The model is damaged: in section '{section}', {what}.");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > Left) throw Invalid($"{length} bytes are announced, {Left} are left");
        ReadOnlySpan<byte> taken = bytes.Span.Slice(_position, length);
        _position += length;
        return taken;
    }
}
