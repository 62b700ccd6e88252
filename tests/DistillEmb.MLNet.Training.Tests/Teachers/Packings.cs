using System.IO.Compression;
using SharpCompress.Compressors.BZip2;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Packs bytes as people give files away.</summary>
internal static class Packings
{
    /// <summary>Bytes, packed: gzip, bzip2, zstd or zip.</summary>
    public static byte[] Pack(string packing, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "bzip2" => BZip2Stream.Create(packed, SharpCompress.Compressors.CompressionMode.Compress, decompressConcatenated: false, leaveOpen: true),
            "zstd" => Checked(new ZstdSharp.CompressionStream(packed, leaveOpen: true)),
            _ => new MemoryStream(),
        })
        {
            stream.Write(bytes);
        }

        return packing == "zip" ? Zip(("words.vec", bytes)) : packed.ToArray();
    }

    private static ZstdSharp.CompressionStream Checked(ZstdSharp.CompressionStream stream)
    {
        stream.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return stream;
    }

    /// <summary>A zip archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
