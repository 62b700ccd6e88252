using System.IO.Compression;
using System.IO.Hashing;
using DistillEmb.Files;

namespace DistillEmb.MLNet.Packing;

/// <summary>The one file that is in a zip archive, compared with the CRC-32 and the length that the archive has of it.</summary>
internal sealed class ZipEntry : ReadOnlyStream
{
    private const int MostNames = 5; // That a message shows.

    private readonly Stream _archive;
    private readonly ZipArchiveEntry _entry;
    private readonly Stream _unpacked;
    private readonly Crc32 _crc = new();
    private long _length;

    private ZipEntry(Stream archive, ZipArchiveEntry entry)
    {
        _archive = archive;
        _entry = entry;
        _unpacked = entry.Open();
    }

    /// <summary>Opens an archive of one file; folders, and what macOS adds of its own, are not counted.</summary>
    /// <param name="archive">The archive, at its beginning; disposed of with what is returned. A pipe is first written to a temporary file, as a zip archive has its list at the end.</param>
    /// <exception cref="InvalidDataException">The archive is damaged, or holds several files, none, or one that cannot be unpacked.</exception>
    public static ZipEntry Open(Stream archive)
    {
        Stream file = archive.CanSeek ? archive : Spool(archive);
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            ZipArchiveEntry[] entries = [.. zip.Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))];
            if (entries.Length != 1) throw new InvalidDataException($"{NotOne(entries)}.");
            if (entries[0].IsEncrypted) throw new InvalidDataException($"the file '{entries[0].FullName}' in the zip archive is encrypted; unpack it first.");
            return new ZipEntry(file, entries[0]);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">The archive is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        int read = _unpacked.Read(buffer);
        _crc.Append(buffer[..read]);
        _length += read;
        if (read == 0 && (_length != _entry.Length || _crc.GetCurrentHashAsUInt32() != _entry.Crc32))
            throw new InvalidDataException($"what was unpacked of '{_entry.FullName}' does not agree with the length and CRC-32 in the zip archive.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string NotOne(ZipArchiveEntry[] entries)
    {
        if (entries.Length == 0) return "the zip archive holds no file";
        string names = string.Join(", ", entries.Take(MostNames).Select(entry => $"'{entry.FullName}'"));
        return $"the zip archive holds {entries.Length} files ({names}{(entries.Length > MostNames ? ", ..." : "")}); unpack the one that is wanted, and give that";
    }

    private static FileStream Spool(Stream archive)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            using (archive) archive.CopyTo(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
