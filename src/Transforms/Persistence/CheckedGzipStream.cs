using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace DistillEmb.MLNet.Persistence;

/// <summary>
/// Unpacks a gzip file and, at its end, compares what came out with the length and CRC-32 in its trailer (RFC 1952). .NET does not,
/// and takes a file that is cut off for a shorter one.
/// </summary>
internal sealed class CheckedGzipStream : Stream
{
    private const int TrailerSize = 8;
    private const int BufferSize = 1 << 16;

    private readonly FileStream _file;
    private readonly GZipStream _unpacked;
    private readonly Crc32 _crc = new();
    private long _length;
    private bool _checked;

    /// <param name="file">The file, at its beginning; disposed of with this stream.</param>
    public CheckedGzipStream(FileStream file)
    {
        _file = file;
        _unpacked = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = _unpacked.Read(buffer);
        _crc.Append(buffer[..read]);
        _length += read;
        if (read == 0 && buffer.Length > 0 && !_checked) Check();
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Check()
    {
        _checked = true;
        Span<byte> trailer = stackalloc byte[TrailerSize];
        if (_file.Length < TrailerSize || RandomAccess.Read(_file.SafeFileHandle, trailer, _file.Length - TrailerSize) < TrailerSize) throw CutOff();
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]); // Modulo 2^32.
        if (length == (uint)_length && crc == _crc.GetCurrentHashAsUInt32()) return;
        if (length >= _length || crc != CrcOfLast(length)) throw CutOff();
    }

    // Files that were joined: the trailer speaks of the last of them alone. They are rare, so they are read twice.
    private uint CrcOfLast(uint length)
    {
        using var file = new FileStream(_file.Name, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        byte[] buffer = new byte[BufferSize];
        var crc = new Crc32();
        long left = _length - length;
        for (int read; (read = unpacked.Read(buffer)) > 0; left -= read)
        {
            if (left < read) crc.Append(buffer.AsSpan((int)Math.Max(left, 0), read - (int)Math.Max(left, 0)));
        }

        return crc.GetCurrentHashAsUInt32();
    }

    private static InvalidDataException CutOff() => new("what was unpacked does not agree with the length and CRC-32 at the file's end.");
}
