using System.Buffers.Binary;
using System.Text;

namespace DistillEmb.Files;

/// <summary>
/// The directory at the end of a zip, which gives the name of each entry a second time. ML.NET looks entries up by it
/// and takes some for absent that it does not find, the schema among them: a changed letter would go unnoticed.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocalHeaderSize = 30;
    private const int LocatorSize = 20;
    private const int LongEndSize = 56;

    private static ReadOnlySpan<byte> EndSignature => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> LocatorSignature => "PK\x06\x07"u8;

    private static ReadOnlySpan<byte> LongEndSignature => "PK\x06\x06"u8;

    /// <summary>
    /// Reads the directory, and compares it with the headers before the entries' contents: the names have to agree, and no two entries may share a byte.
    /// Otherwise a small file could be as much work as a huge one.
    /// </summary>
    /// <param name="stream">A zip that .NET has opened, so that its directory is in order.</param>
    /// <returns>The records, in their order.</returns>
    /// <exception cref="InvalidDataException">They differ, or entries overlap.</exception>
    public static ZipRecord[] Check(Stream stream)
    {
        (long position, long entries, long end) = Find(stream);
        if (position < 0 || position > end) throw Invalid("its directory is not where its end says");
        ReadOnlySpan<byte> directory = Read(stream, position, checked((int)(end - position)));
        var records = new List<ZipRecord>();
        var contents = new List<(long Start, long End)>();
        for (long i = 0; i < entries; i++)
        {
            var record = ZipRecord.Read(ref directory);
            records.Add(record);
            contents.Add((record.Start, EndOf(stream, record, position)));
        }

        contents.Sort();
        for (int i = 1; i < contents.Count; i++)
        {
            if (contents[i].Start < contents[i - 1].End) throw Invalid($"entries overlap, one at {contents[i - 1].Start} to {contents[i - 1].End} and one at {contents[i].Start}");
        }

        return [.. records];
    }

    public static InvalidDataException Invalid(string what) => new($"its zip is damaged: {what}.");

    // As .NET looks for it.
    private static (long Position, long Entries, long End) Find(Stream stream)
    {
        long tailStart = Math.Max(0, stream.Length - EndSize - LongestComment);
        byte[] tail = Read(stream, tailStart, (int)(stream.Length - tailStart));
        int found = tail.AsSpan(..^(EndSize - EndSignature.Length)).LastIndexOf(EndSignature);
        if (found < 0) throw Invalid("its directory has no end");
        ReadOnlySpan<byte> end = tail.AsSpan(found);
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long position = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        long endStart = tailStart + found;
        bool isLong = BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) == ushort.MaxValue || entries == ushort.MaxValue || position == uint.MaxValue;
        if (!isLong || endStart < LocatorSize) return (position, entries, endStart);
        ReadOnlySpan<byte> locator = Read(stream, endStart - LocatorSize, LocatorSize);
        if (!locator.StartsWith(LocatorSignature)) return (position, entries, endStart);
        long longEndStart = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        ReadOnlySpan<byte> longEnd = Read(stream, longEndStart, LongEndSize);
        if (!longEnd.StartsWith(LongEndSignature)) throw Invalid("the end of its directory in 64 bits is not where it was expected");
        return (BinaryPrimitives.ReadInt64LittleEndian(longEnd[48..]), BinaryPrimitives.ReadInt64LittleEndian(longEnd[32..]), longEndStart);
    }

    private static long EndOf(Stream stream, ZipRecord record, long directory)
    {
        byte[] header = Read(stream, record.Start, LocalHeaderSize);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26));
        byte[] name = Read(stream, record.Start + LocalHeaderSize, nameLength);
        if (!name.AsSpan().SequenceEqual(record.Name))
            throw Invalid($"an entry is named '{Encoding.UTF8.GetString(record.Name)}' in the directory, '{Encoding.UTF8.GetString(name)}' at its contents");
        long start = record.Start + LocalHeaderSize + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (record.PackedLength < 0 || record.PackedLength > directory - start)
            throw Invalid($"entry '{Encoding.UTF8.GetString(record.Name)}' has {record.PackedLength} bytes from {start} on, but the directory begins at {directory}");
        return start + record.PackedLength;
    }

    private static byte[] Read(Stream stream, long position, int length)
    {
        if (position < 0 || position > stream.Length - length) throw Invalid($"it ends where {length} bytes of its directory were expected");
        byte[] bytes = new byte[length];
        stream.Position = position;
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw Invalid($"it ends where {length} bytes of its directory were expected");
    }
}
