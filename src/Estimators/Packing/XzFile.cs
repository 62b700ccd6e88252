using DistillEmb.Files;
using XZStream = SharpCompress.Compressors.Xz.XZStream; // Its namespace has a ReadOnlyStream of its own.

namespace DistillEmb.MLNet.Packing;

/// <summary>
/// An .xz file: one stream or several, as those are that were joined or packed in parts, with zeros between them and behind the last in
/// groups of four (the format's specification, 2). The library unpacks one stream.
/// </summary>
/// <param name="packed">The file; it stays open.</param>
internal sealed class XzFile(BeginningStream packed) : ReadOnlyStream
{
    private const int PaddingUnit = 4;

    private XZStream? _stream = new(packed);

    /// <exception cref="InvalidDataException">Something else follows a stream.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_stream is not null)
        {
            int read = _stream.Read(buffer);
            if (read > 0) return read;
            _stream = Next();
        }

        return 0;
    }

    private XZStream? Next()
    {
        Span<byte> padding = stackalloc byte[PaddingUnit];
        while (packed.Peek(PaddingUnit) is [0, 0, 0, 0]) packed.ReadExactly(padding);
        if (packed.Peek(1).IsEmpty) return null;
        return PackedFile.FormatOf(packed.Peek(8)) == PackedFormat.Xz ? new XZStream(packed) : throw new InvalidDataException("other bytes follow what is packed.");
    }
}
