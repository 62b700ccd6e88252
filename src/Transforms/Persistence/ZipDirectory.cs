using System.Buffers.Binary;
using System.Text;

namespace DistillEmb.MLNet.Persistence;

/// <summary>
/// The directory at the end of a zip, which gives the name of each entry a second time. ML.NET looks entries up by it
/// and takes some for absent that it does not find, the schema among them: a changed letter would go unnoticed.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int RecordSize = 46;
    private const int LocalHeaderSize = 30;

    private static ReadOnlySpan<byte> EndSignature => "PK\x05\x06"u8;

    /// <summary>Compares the names of the directory with those that stand before the entries' contents.</summary>
    /// <param name="stream">A zip that .NET has opened, so that its directory is in order.</param>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public static void CheckNames(Stream stream)
    {
        byte[] tail = Read(stream, Math.Max(0, stream.Length - EndSize - LongestComment), (int)Math.Min(stream.Length, EndSize + LongestComment));
        int found = tail.AsSpan(..^(EndSize - EndSignature.Length)).LastIndexOf(EndSignature);
        if (found < 0) throw Invalid("its directory has no end");
        ReadOnlySpan<byte> end = tail.AsSpan(found);
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long position = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        // These mark a zip of 4 GB or 65,535 entries, whose numbers stand elsewhere; no model comes near.
        if (entries == ushort.MaxValue || position == uint.MaxValue) return;
        for (int i = 0; i < entries; i++)
        {
            byte[] record = Read(stream, position, RecordSize);
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(28));
            byte[] name = Read(stream, position + RecordSize, nameLength);
            CheckName(stream, BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(42)), name);
            position += RecordSize + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(32));
        }
    }

    private static void CheckName(Stream stream, uint position, byte[] expected)
    {
        if (position == uint.MaxValue) return;
        byte[] header = Read(stream, position, LocalHeaderSize);
        byte[] name = Read(stream, position + LocalHeaderSize, BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)));
        if (!name.AsSpan().SequenceEqual(expected))
            throw Invalid($"an entry is named '{Encoding.UTF8.GetString(expected)}' in the directory, '{Encoding.UTF8.GetString(name)}' at its contents");
    }

    private static byte[] Read(Stream stream, long position, int length)
    {
        byte[] bytes = new byte[length];
        stream.Position = position;
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw Invalid($"it ends where {length} bytes of its directory were expected");
    }

    private static InvalidDataException Invalid(string what) => new($"its zip is damaged: {what}.");
}
