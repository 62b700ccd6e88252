using DistillEmb.Files;

namespace DistillEmb.MLNet.Packing;

/// <summary>What a library unpacks. Its faults, which are of many kinds, are those of a file that is damaged.</summary>
/// <param name="packed">The packed bytes; disposed of with this stream.</param>
/// <param name="open">Begins the unpacking, at the first read.</param>
internal sealed class UnpackedStream(Stream packed, Func<Stream> open) : ReadOnlyStream
{
    private Stream? _unpacked;

    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        try
        {
            _unpacked ??= open();
            return _unpacked.Read(buffer);
        }
        catch (Exception fault) when (IsOfPackedBytes(fault))
        {
            throw new InvalidDataException("found bytes that cannot be unpacked, or that do not agree with their checksum.", fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) packed.Dispose(); // The unpacking itself holds nothing but memory, and some libraries read on where they are disposed of.
        base.Dispose(disposing);
    }

    // Libraries meet damage with exceptions of their own, and some with an index that is out of range; a disk or pipe has its own faults.
    private static bool IsOfPackedBytes(Exception fault) =>
        fault is not (OperationCanceledException or OutOfMemoryException or InvalidDataException or UnauthorizedAccessException) && (fault is EndOfStreamException || fault is not IOException);
}
