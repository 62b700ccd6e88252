using System.IO.Compression;
using System.IO.Hashing;

namespace DistillEmb.Files;

/// <summary>
/// Checks that the zip of a model is as it was written. .NET does not compare an entry with its CRC-32, and ML.NET
/// believes what it reads: one changed byte can keep it waiting for ever, or ask for gigabytes.
/// </summary>
internal static class ModelZip
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads every entry once.</summary>
    /// <param name="stream">The zip, seekable; its position is left anywhere.</param>
    /// <exception cref="InvalidDataException">It is no zip, is cut off, or is damaged.</exception>
    public static void Check(Stream stream)
    {
        using ZipArchive zip = Open(stream);
        ZipRecord[] records = ZipDirectory.Check(stream);

        // What is read below is what was checked above.
        if (!zip.Entries.Select(entry => entry.CompressedLength).SequenceEqual(records.Select(record => record.PackedLength))) throw ZipDirectory.Invalid("its directory can be read in two ways");
        byte[] buffer = new byte[BufferSize];
        foreach (ZipArchiveEntry entry in zip.Entries) CheckContents(entry, buffer);
    }

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = zip.Entries; // Read when first asked for.
            return zip;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"it is no zip, is cut off, or is damaged. ({exception.Message})", exception);
        }
    }

    private static void CheckContents(ZipArchiveEntry entry, byte[] buffer)
    {
        var crc = new Crc32();
        long length = 0;
        try
        {
            using Stream contents = entry.Open();
            for (int read; length <= entry.Length && (read = contents.Read(buffer)) > 0; length += read) crc.Append(buffer.AsSpan(0, read));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"its entry '{entry.FullName}' is damaged and cannot be unpacked. ({exception.Message})", exception);
        }

        if (length != entry.Length || crc.GetCurrentHashAsUInt32() != entry.Crc32)
        {
            throw new InvalidDataException(
                $"its entry '{entry.FullName}' is damaged: expected {entry.Length} bytes with the CRC-32 {entry.Crc32:X8}, found {length} with {crc.GetCurrentHashAsUInt32():X8}.");
        }
    }
}
