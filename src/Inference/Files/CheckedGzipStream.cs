using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace DistillEmb.Files;

/// <summary>
/// Unpacks a gzip file (RFC 1952) of one member or several, with or without zeros behind the last, and compares what comes out of each
/// member with the CRC-32 and the length behind it. .NET takes a file that is cut off for a shorter one.
/// </summary>
internal sealed class CheckedGzipStream : ReadOnlyStream
{
    private readonly GzipSource _source;
    private DeflateStream? _member;
    private Crc32 _crc = new();
    private long _length;
    private long _position;
    private bool _complete;

    /// <param name="packed">The file or pipe, at its beginning; disposed of with this stream.</param>
    public CheckedGzipStream(Stream packed) => _source = new GzipSource(packed);

    public override long Position => _position;

    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (!_complete)
        {
            _member ??= Begin();
            int read = Unpack(_member, buffer);
            if (read > 0)
            {
                _crc.Append(buffer[..read]);
                _length += read;
                _position += read;
                return read;
            }

            End();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member?.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private DeflateStream Begin()
    {
        if (GzipHeader.Read(_source) is string fault) throw new InvalidDataException($"{fault}.");
        _crc = new Crc32();
        _length = 0;
        return new DeflateStream(_source, CompressionMode.Decompress, leaveOpen: true);
    }

    private static int Unpack(DeflateStream member, Span<byte> buffer)
    {
        try
        {
            return member.Read(buffer);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException("found bytes that cannot be unpacked.", fault); // .NET speaks of an archive and its method.
        }
    }

    private void End()
    {
        _member!.Dispose();
        _member = null;
        Span<byte> trailer = stackalloc byte[GzipSource.TrailerSize];
        if (!_source.GaveOne || !_source.TryTake(trailer)) throw new InvalidDataException("it ends before the length and CRC-32 that stand at the end.");
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]); // Modulo 2^32.
        if (length != (uint)_length || crc != _crc.GetCurrentHashAsUInt32())
            throw new InvalidDataException("what was unpacked does not agree with the length and CRC-32 at the end.");
        _complete = _source.OnlyZerosAreLeft;
    }
}
