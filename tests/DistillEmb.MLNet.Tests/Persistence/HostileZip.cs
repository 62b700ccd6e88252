using System.Buffers.Binary;
using System.IO.Compression;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Zips that no program would write, made of whole ones.</summary>
internal static class HostileZip
{
    private const int RecordSize = 46;
    private const int EndSize = 22;

    /// <summary>A zip with other contents of one entry.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="entry">The last part of the entry's name.</param>
    /// <param name="write">Writes the new contents, given the old.</param>
    public static byte[] Rewrite(byte[] zip, string entry, Action<byte[], Stream> write) => Rewrite(zip, entry, write, new MemoryStream());

    /// <summary>The same zip, written to a stream that cannot go back: the sizes of an entry stand behind it.</summary>
    public static byte[] Stream(byte[] zip) => Rewrite(zip, "", (_, _) => { }, new ForwardStream());

    private static byte[] Rewrite(byte[] zip, string entry, Action<byte[], Stream> write, MemoryStream rewritten)
    {
        using var old = new ZipArchive(new MemoryStream(zip));
        using (var archive = new ZipArchive(rewritten, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry from in old.Entries)
            {
                using var contents = new MemoryStream();
                using (Stream packed = from.Open()) packed.CopyTo(contents);
                using Stream to = archive.CreateEntry(from.FullName, CompressionLevel.Optimal).Open();
                if (from.Name == entry) write(contents.ToArray(), to);
                else to.Write(contents.ToArray());
            }
        }

        return rewritten.ToArray();
    }

    /// <summary>A zip whose directory has its first record many times more: all of them are of one entry.</summary>
    public static byte[] Repeat(byte[] zip, int times)
    {
        (int start, int end) = DirectoryOf(zip);
        byte[] record = zip[start..(start + SizeOf(zip.AsSpan(start)))];
        byte[] tail = zip[end..];
        int entries = times + BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(10));
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), (ushort)entries);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), (ushort)entries);
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), end - start + (times * record.Length));
        return [.. zip[..end], .. Enumerable.Repeat(record, times).SelectMany(bytes => bytes), .. tail];
    }

    /// <summary>The same zip with its sizes and places in 64 bits, as a writer of huge ones has them.</summary>
    public static byte[] InZip64(byte[] zip)
    {
        (int start, int end) = DirectoryOf(zip);
        using var directory = new MemoryStream();
        int entries = 0;
        for (int at = start; at < end; entries++)
        {
            byte[] record = zip[at..(at + SizeOf(zip.AsSpan(at)))];
            at += record.Length;
            byte[] extra = new byte[4 + (3 * sizeof(long))];
            BinaryPrimitives.WriteUInt16LittleEndian(extra, 1);
            BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), (ushort)(extra.Length - 4));
            int[] fields = [24, 20, 42]; // Length, packed length, place.
            for (int i = 0; i < fields.Length; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(4 + (i * sizeof(long))), BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(fields[i])));
                BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(fields[i]), uint.MaxValue);
            }

            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(30), (ushort)extra.Length);
            directory.Write(record);
            directory.Write(extra);
        }

        byte[] record64 = new byte[56];
        "PK\x06\x06"u8.CopyTo(record64);
        BinaryPrimitives.WriteInt64LittleEndian(record64.AsSpan(4), record64.Length - 12);
        BinaryPrimitives.WriteInt64LittleEndian(record64.AsSpan(24), entries);
        BinaryPrimitives.WriteInt64LittleEndian(record64.AsSpan(32), entries);
        BinaryPrimitives.WriteInt64LittleEndian(record64.AsSpan(40), directory.Length);
        BinaryPrimitives.WriteInt64LittleEndian(record64.AsSpan(48), start);
        byte[] locator = new byte[20];
        "PK\x06\x07"u8.CopyTo(locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), start + directory.Length);
        BinaryPrimitives.WriteInt32LittleEndian(locator.AsSpan(16), 1);
        byte[] tail = zip[end..];
        tail.AsSpan(8, 12).Fill(0xFF);
        return [.. zip[..start], .. directory.ToArray(), .. record64, .. locator, .. tail];
    }

    private static (int Start, int End) DirectoryOf(byte[] zip)
    {
        int end = zip.Length - EndSize;
        return (BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(end + 16)), end);
    }

    private static int SizeOf(ReadOnlySpan<byte> record) =>
        RecordSize + BinaryPrimitives.ReadUInt16LittleEndian(record[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(record[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(record[32..]);

    private sealed class ForwardStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }
}
