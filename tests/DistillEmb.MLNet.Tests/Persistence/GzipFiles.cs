using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using DistillEmb.Files;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Made-up gzip files of one or several members, of which it is known where each of them ends.</summary>
internal sealed class GzipFiles : IDisposable
{
    private const int Warned = 2;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"distillemb-{Guid.NewGuid():N}.gz");

    public string FilePath => _path;

    /// <summary>A member of made-up text; now and then with a name, a comment, more fields and a checksum in its header.</summary>
    public static (byte[] Text, byte[] Packed) Member(Random random)
    {
        int length = random.Next(5) switch { 0 => 0, 1 => random.Next(1, 20), 2 => random.Next(1, 2000), 3 => random.Next(1, 40_000), _ => 1 << random.Next(17) };
        byte[] text = new byte[length];
        int letters = random.Next(1, 256);
        for (int i = 0; i < length; i++) text[i] = (byte)(random.Next(20) == 0 ? 0 : random.Next(letters));
        CompressionLevel level = (CompressionLevel)random.Next(4);
        var packed = new MemoryStream();
        packed.Write(Header(random));
        using (var deflate = new DeflateStream(packed, level, leaveOpen: true)) deflate.Write(text);
        if (length == 0) packed.Write([3, 0]); // DeflateStream writes nothing of nothing.
        packed.Write(Trailer(text));
        return (text, packed.ToArray());
    }

    public static byte[] Trailer(byte[] text)
    {
        byte[] trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, System.IO.Hashing.Crc32.HashToUInt32(text));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)text.Length);
        return trailer;
    }

    /// <summary>What comes out of a file; null where it is refused. Asserts that the same comes out of a pipe.</summary>
    public byte[]? Read(byte[] packed)
    {
        File.WriteAllBytes(_path, packed);
        byte[]? read = Read(new FileStream(_path, FileMode.Open, FileAccess.Read));
        foreach (int most in new[] { 1, 100, 1 << 16 }) Xunit.Assert.Equal(read, Read(new PipeOfBytes(packed, most)));
        return read;
    }

    private static byte[]? Read(Stream packed)
    {
        using var stream = new CheckedGzipStream(packed);
        var text = new MemoryStream();
        try
        {
            stream.CopyTo(text, 1 << 12);
            return text.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether the command gzip finds nothing wrong with the file that was read last.</summary>
    public bool GzipAccepts(out string said)
    {
        using Process gzip = Process.Start(new ProcessStartInfo("gzip", ["-tv", _path]) { RedirectStandardError = true })!;
        said = gzip.StandardError.ReadToEnd();
        gzip.WaitForExit();
        return gzip.ExitCode == 0 || (gzip.ExitCode == Warned && said.Contains("trailing zero bytes", StringComparison.Ordinal));
    }

    public void Dispose() => File.Delete(_path);

    private static byte[] Header(Random random)
    {
        int flags = random.Next(3) == 0 ? random.Next(32) : 0;
        List<byte> header = [0x1F, 0x8B, 8, (byte)flags, 1, 2, 3, 4, 0, 255];
        if ((flags & 4) != 0) header.AddRange([3, 0, (byte)'a', 0, (byte)'b']);
        if ((flags & 8) != 0) header.AddRange([.. "name"u8, 0]);
        if ((flags & 16) != 0) header.AddRange([.. "a comment"u8, 0]);
        if ((flags & 2) != 0)
        {
            uint crc = System.IO.Hashing.Crc32.HashToUInt32([.. header]);
            header.AddRange([(byte)crc, (byte)(crc >> 8)]);
        }

        return [.. header];
    }
}
