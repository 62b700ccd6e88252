using System.Security.Cryptography;

namespace DistillEmb.Files;

/// <summary>The bytes of a container between its header and its checksum, read once from front to back. What is skipped goes into the checksum, but not into memory.</summary>
internal sealed class ChecksummedBody : IDisposable
{
    private const int ChunkSize = 1 << 16;
    private const int FirstRoom = 1 << 20;

    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly int _length;
    private byte[]? _chunk; // What is skipped.

    /// <param name="stream">Stands behind the header.</param>
    /// <param name="header">The header, which the checksum covers too.</param>
    /// <param name="length">How many bytes there are, as the header says.</param>
    public ChecksummedBody(Stream stream, ReadOnlySpan<byte> header, int length)
    {
        _stream = stream;
        _length = length;
        Left = length;
        _hash.AppendData(header);
    }

    /// <summary>How many bytes are still to come.</summary>
    public int Left { get; private set; }

    /// <summary>Reads some bytes, at most <see cref="Left"/>. Memory grows with what is really there: a damaged length must not allocate gigabytes.</summary>
    public byte[] Read(int count)
    {
        byte[] bytes = new byte[Math.Min(count, FirstRoom)];
        for (int filled = 0; filled < count;)
        {
            if (filled == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            filled += Take(bytes.AsSpan(filled));
        }

        return bytes;
    }

    /// <summary>Passes some bytes over, at most <see cref="Left"/>.</summary>
    public void Skip(int count)
    {
        _chunk ??= new byte[ChunkSize];
        while (count > 0) count -= Take(_chunk.AsSpan(0, Math.Min(count, ChunkSize)));
    }

    /// <summary>Whether the checksum that follows is that of all bytes so far.</summary>
    public bool IsIntact()
    {
        byte[] expected = new byte[SHA256.HashSizeInBytes];
        int read = _stream.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false);
        return read == expected.Length ? expected.AsSpan().SequenceEqual(_hash.GetHashAndReset()) : throw CutOff(expected.Length, read);
    }

    public void Dispose() => _hash.Dispose();

    public static InvalidDataException CutOff(int announced, int there) => new($"The model is cut off: {announced} bytes are announced, {there} are there.");

    private int Take(Span<byte> bytes)
    {
        int read = _stream.Read(bytes);
        if (read == 0) throw CutOff(_length, _length - Left);
        _hash.AppendData(bytes[..read]);
        Left -= read;
        return read;
    }
}
