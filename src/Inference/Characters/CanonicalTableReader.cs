using System.Buffers.Binary;
using System.Reflection;

namespace DistillEmb.Characters;

/// <summary>
/// Reads the resource <c>nfc.bin</c> from beginning to end. Its numbers are little-endian.
/// </summary>
/// <remarks>
/// <code>
/// 4 bytes "DNFC", 1 byte format, 3 bytes Unicode version,
/// 5 u16 counts: classes K, index entries I, blocks B, decompositions D, compositions C
/// K * (u8 combining class, u8 flags)
/// I * u8 block of the code points [64 i, 64 i + 63]
/// B * 64 * u8 class of each code point
/// D * (u24 code point, u24 first part, u24 second part or 0), ascending by code point
/// C * u16 position of a primary composite in the above, ascending by (first, second)
/// </code>
/// </remarks>
internal ref struct CanonicalTableReader
{
    /// <summary>The binary logarithm of the number of code points in a block.</summary>
    public const int BlockShift = 6;

    private const string ResourceName = "DistillEmb.Characters.nfc.bin";
    private const byte Format = 1;

    private readonly int _classCount;
    private readonly int _indexCount;
    private readonly int _blockCount;
    private readonly int _decompositionCount;
    private readonly int _compositionCount;
    private ReadOnlySpan<byte> _rest;

    private CanonicalTableReader(ReadOnlySpan<byte> data)
    {
        _rest = data;
        if (!Take(4).SequenceEqual("DNFC"u8) || Take(1)[0] != Format)
        {
            throw new InvalidDataException($"The resource {ResourceName} has another format.");
        }

        ReadOnlySpan<byte> version = Take(3);
        UnicodeVersion = new Version(version[0], version[1], version[2]);
        _classCount = ReadUInt16();
        _indexCount = ReadUInt16();
        _blockCount = ReadUInt16();
        _decompositionCount = ReadUInt16();
        _compositionCount = ReadUInt16();
    }

    /// <summary>The Unicode version of the data.</summary>
    public Version UnicodeVersion { get; }

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">The resource is not there or is of another
    /// format, so the library is wrongly built.</exception>
    public static CanonicalTableReader Open()
    {
        Assembly assembly = typeof(CanonicalTableReader).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidDataException($"The resource {ResourceName} is missing.");
        byte[] data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new CanonicalTableReader(data);
    }

    /// <summary>Reads the combining class and flags of each class of characters.</summary>
    public (byte[] CombiningClasses, CanonicalFlags[] Flags) ReadClasses()
    {
        byte[] combiningClasses = new byte[_classCount];
        var flags = new CanonicalFlags[_classCount];
        for (int i = 0; i < _classCount; i++)
        {
            ReadOnlySpan<byte> pair = Take(2);
            combiningClasses[i] = pair[0];
            flags[i] = (CanonicalFlags)pair[1];
        }

        return (combiningClasses, flags);
    }

    /// <summary>Reads the block of each 64 code points.</summary>
    public byte[] ReadIndex() => Take(_indexCount).ToArray();

    /// <summary>Reads the classes of the code points in the blocks.</summary>
    public byte[] ReadBlocks() => Take(_blockCount << BlockShift).ToArray();

    /// <summary>Reads the one-step decompositions.</summary>
    public byte[] ReadDecompositions() =>
        Take(_decompositionCount * CanonicalMappings.DecompositionSize).ToArray();

    /// <summary>Reads which decompositions are those of primary composites.</summary>
    public byte[] ReadCompositions() =>
        Take(_compositionCount * CanonicalMappings.CompositionSize).ToArray();

    /// <summary>Throws when there is data left.</summary>
    /// <exception cref="InvalidDataException">There is.</exception>
    public readonly void ExpectEnd()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException($"The resource {ResourceName} is too long.");
        }
    }

    private int ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException($"The resource {ResourceName} is too short.");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
