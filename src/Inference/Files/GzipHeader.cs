using System.Buffers.Binary;
using System.IO.Hashing;

namespace DistillEmb.Files;

/// <summary>What stands before the data of each member of a gzip file (RFC 1952, 2.3).</summary>
internal static class GzipHeader
{
    private const int FixedSize = 10;
    private const int HasChecksum = 1 << 1;
    private const int HasExtra = 1 << 2;
    private const int HasName = 1 << 3;
    private const int HasComment = 1 << 4;
    private const int Reserved = 0b1110_0000;

    /// <summary>How a member begins: gzip, with the one method that there is.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 8];

    /// <summary>Passes over a header; returns what is wrong with it, or null.</summary>
    public static string? Read(GzipSource source)
    {
        var crc = new Crc32();
        Span<byte> start = stackalloc byte[FixedSize];
        if (!source.TryTake(start)) return "it ends within a header";
        if (!start.StartsWith(Magic) || (start[3] & Reserved) != 0) return "found bytes that are no gzip header";
        crc.Append(start);
        int flags = start[3];
        bool whole = (flags & HasExtra) == 0 || PassExtra(source, crc);
        if ((flags & HasName) != 0) whole = whole && PassText(source, crc);
        if ((flags & HasComment) != 0) whole = whole && PassText(source, crc);
        if (!whole) return "it ends within a header";
        if ((flags & HasChecksum) == 0) return null;
        Span<byte> checksum = stackalloc byte[sizeof(ushort)];
        if (!source.TryTake(checksum)) return "it ends within a header";
        return BinaryPrimitives.ReadUInt16LittleEndian(checksum) == (ushort)crc.GetCurrentHashAsUInt32() ? null : "a header does not agree with its checksum";
    }

    private static bool PassExtra(GzipSource source, Crc32 crc)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        if (!source.TryTake(length)) return false;
        crc.Append(length);
        byte[] extra = new byte[BinaryPrimitives.ReadUInt16LittleEndian(length)];
        if (!source.TryTake(extra)) return false;
        crc.Append(extra);
        return true;
    }

    // Up to a zero byte.
    private static bool PassText(GzipSource source, Crc32 crc)
    {
        Span<byte> letter = stackalloc byte[1];
        do
        {
            if (!source.TryTake(letter)) return false;
            crc.Append(letter);
        }
        while (letter[0] != 0);
        return true;
    }
}
