using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DistillEmb.Encoder;
using DistillEmb.Files;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>The bytes of saved encoders, whole and damaged. A container that is built here is valid but for what it shows.</summary>
internal static class EncoderBytes
{
    public const int HeaderSize = 16;
    public const int ChecksumSize = SHA256.HashSizeInBytes;

    private static readonly HashSet<string> Known = ["COLS", "ARCH", "CHAR", "HEAD", "OFFS", "WGHT", "WORD", "prop", "tchr"];

    public static byte[] Save(DistillEmbEncoder encoder)
    {
        var file = new SectionFile();
        EncoderSections.Write(file, encoder);
        using var stream = new MemoryStream();
        file.WriteTo(stream);
        return stream.ToArray();
    }

    public static DistillEmbEncoder Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return EncoderSections.Read(SectionFile.ReadFrom(stream, Known));
    }

    /// <summary>The sections of a container, in their order.</summary>
    public static List<(string Name, byte[] Bytes)> Split(byte[] container)
    {
        var sections = new List<(string, byte[])>();
        int end = container.Length - ChecksumSize;
        for (int at = HeaderSize; at < end;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(container.AsSpan(at + 4));
            sections.Add((Encoding.ASCII.GetString(container, at, 4), container.AsSpan(at + 8, length).ToArray()));
            at += 8 + length;
        }

        return sections;
    }

    /// <summary>A container of sections, written by the description of the format rather than by the library.</summary>
    public static byte[] Join(IEnumerable<(string Name, byte[] Bytes)> sections, ushort version = 1, ushort oldestReader = 1)
    {
        using var body = new MemoryStream();
        foreach ((string name, byte[] bytes) in sections)
        {
            body.Write(Encoding.ASCII.GetBytes(name));
            body.Write(BitConverter.GetBytes(bytes.Length));
            body.Write(bytes);
        }

        return [.. Sealed([.. Header(version, oldestReader, (int)body.Length), .. body.ToArray()])];
    }

    public static byte[] Header(ushort version, ushort oldestReader, int length) =>
        [.. "DISTEMB\0"u8, .. BitConverter.GetBytes(version), .. BitConverter.GetBytes(oldestReader), .. BitConverter.GetBytes(length)];

    /// <summary>The bytes with their checksum after them.</summary>
    public static byte[] Sealed(byte[] bytes) => [.. bytes, .. SHA256.HashData(bytes)];

    public static byte[] Section(Action<SectionWriter> write)
    {
        var writer = new SectionWriter();
        write(writer);
        return writer.ToArray();
    }

    /// <summary>A container in which one section has been changed, with a checksum that is right.</summary>
    public static byte[] Change(byte[] container, string name, Func<byte[], byte[]> change) =>
        Join(Split(container).Select(section => section.Name == name ? (name, change(section.Bytes)) : section));
}
