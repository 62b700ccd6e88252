namespace DistillEmb.MLNet.Packing;

/// <summary>How a file is packed, known by its first bytes.</summary>
internal enum PackedFormat
{
    None,
    Gzip,
    Zip,
    Bzip2,
    Xz,
    Zstandard,
}
