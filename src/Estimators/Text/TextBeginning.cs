using System.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>What the first bytes of a file tell that is no text.</summary>
internal static class TextBeginning
{
    /// <summary>As many bytes as are looked at.</summary>
    public const int Size = 64;

    private static readonly (byte[] Bytes, string Name)[] Others =
    [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive, as those of Excel (.xlsx) are; expected text: save the sheet as CSV or tab-separated text"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old file of Office, such as Excel's .xls; expected text: save the sheet as CSV or tab-separated text"),
        ("PAR1"u8.ToArray(), "a Parquet file; expected text"),
        ("%PDF"u8.ToArray(), "a PDF; expected text"),
        ([0x1F, 0x8B], "packed with gzip; expected it unpacked where it comes by a pipe"),
        ("BZh"u8.ToArray(), "packed with bzip2; expected text, plain or gzip"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed with xz; expected text, plain or gzip"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd; expected text, plain or gzip"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive; expected text, plain or gzip"),
        ("version https://git-lfs"u8.ToArray(), "a pointer of Git LFS, not the file itself; 'git lfs pull' fetches that"),
        ("<!doctype html"u8.ToArray(), "a page of HTML, as servers send in place of a file; expected text"),
        ("<html"u8.ToArray(), "a page of HTML, as servers send in place of a file; expected text"),
    ];

    /// <summary>What a file is that is no text, in words; null for text.</summary>
    public static string? OtherFormatOf(ReadOnlySpan<byte> bytes)
    {
        foreach ((byte[] beginning, string name) in Others)
        {
            if (bytes.Length >= beginning.Length && Ascii.EqualsIgnoreCase(bytes[..beginning.Length], beginning)) return name;
            if (bytes.StartsWith(beginning)) return name;
        }

        return null;
    }
}
