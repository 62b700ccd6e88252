using DistillEmb.Files;
using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using ZstdSharp;

namespace DistillEmb.MLNet.Packing;

/// <summary>Unpacks what is packed in one of the formats that people give large files away in, whatever its name.</summary>
internal static class PackedFile
{
    private const int DeepestNesting = 4; // More than any file that was not made to be a trap.
    private const int ZstandardBuffer = 1 << 16;

    private static readonly byte[] SkippableZstandard = [0x2A, 0x4D, 0x18]; // Behind a byte of 0x50 to 0x5F (RFC 8878, 3.1.2).

    /// <summary>The bytes of a file, unpacked as long as they are packed: a gzip file within a zip archive is unpacked twice.</summary>
    /// <param name="stream">The file or pipe, at its beginning; disposed of with what is returned.</param>
    /// <returns>The bytes. Reading throws <see cref="InvalidDataException"/>, also here, where the file is cut off, damaged, or does not agree with its checksums.</returns>
    public static BeginningStream Open(Stream stream)
    {
        var beginning = new BeginningStream(stream);
        try
        {
            for (int depth = 0; FormatOf(beginning.Peek(8)) is not PackedFormat.None and PackedFormat format; depth++)
            {
                if (depth == DeepestNesting) throw new InvalidDataException($"it is packed more than {DeepestNesting} times.");
                beginning = new BeginningStream(Unpack(format, beginning));
            }

            return beginning;
        }
        catch
        {
            beginning.Dispose();
            throw;
        }
    }

    public static PackedFormat FormatOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0x1F, 0x8B, ..]) return PackedFormat.Gzip;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return PackedFormat.Zip;
        if (bytes is [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26] or [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x17, 0x72, 0x45, 0x38]) return PackedFormat.Bzip2;
        if (bytes is [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..]) return PackedFormat.Xz;
        bool zstandard = bytes is [0x28, 0xB5, 0x2F, 0xFD, ..] || (bytes is [>= 0x50 and <= 0x5F, ..] && bytes[1..].StartsWith(SkippableZstandard));
        return zstandard ? PackedFormat.Zstandard : PackedFormat.None;
    }

    private static Stream Unpack(PackedFormat format, BeginningStream packed) => format switch
    {
        PackedFormat.Gzip => new CheckedGzipStream(packed.Rewound()),
        PackedFormat.Zip => ZipEntry.Open(packed.Rewound()),
        PackedFormat.Bzip2 => new UnpackedStream(packed, () => BZip2Stream.Create(packed, CompressionMode.Decompress, decompressConcatenated: true)),
        PackedFormat.Xz => new UnpackedStream(packed, () => new XzFile(packed)),
        _ => new UnpackedStream(packed, () => new DecompressionStream(packed, ZstandardBuffer, checkEndOfStream: true)),
    };
}
