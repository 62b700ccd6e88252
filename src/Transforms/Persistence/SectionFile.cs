using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistillEmb.MLNet.Persistence;

/// <summary>
/// The container of everything that a transformer saves: named sections under one format version and one SHA-256
/// checksum. docs/model-format.md describes the bytes and the policy of versions.
/// </summary>
internal sealed class SectionFile
{
    /// <summary>The version that this library writes, and the newest that it reads.</summary>
    public const ushort CurrentVersion = 1;

    /// <summary>The oldest reader that understands what this library writes.</summary>
    public const ushort OldestReader = 1;

    private const int NameSize = 4;
    private const int HeaderSize = 8 + 2 + 2 + 4; // Magic, version, oldest reader, length of the body.
    private const int ChunkSize = 1 << 20;

    private static readonly byte[] Magic = "DISTEMB\0"u8.ToArray();

    private readonly List<(string Name, byte[] Bytes)> _sections = [];

    /// <summary>Adds a section. A name is four ASCII letters; a small first letter marks one that older readers may ignore.</summary>
    public void Add(string name, Action<SectionWriter> write)
    {
        var writer = new SectionWriter();
        write(writer);
        _sections.Add((name, writer.ToArray()));
    }

    public bool Has(string name) => _sections.Exists(section => section.Name == name);

    /// <summary>Reads a section that has to be there.</summary>
    public T Read<T>(string name, Func<SectionReader, T> read)
    {
        int index = _sections.FindIndex(section => section.Name == name);
        if (index < 0) throw new InvalidDataException($"The model is damaged: section '{name}' is missing.");
        var reader = new SectionReader(name, _sections[index].Bytes);
        T value = read(reader);
        reader.ExpectEnd();
        return value;
    }

    public void WriteTo(Stream stream)
    {
        using var body = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach ((string name, byte[] bytes) in _sections)
        {
            body.Write(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteInt32LittleEndian(number, bytes.Length);
            body.Write(number);
            body.Write(bytes);
        }

        byte[] header = new byte[HeaderSize];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), CurrentVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), OldestReader);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), checked((int)body.Length));
        stream.Write(header);
        body.Position = 0;
        body.CopyTo(stream);
        stream.Write(Checksum(header, body.ToArray()));
    }

    /// <summary>Reads a container and checks it.</summary>
    /// <param name="stream">Where it begins.</param>
    /// <param name="known">The sections that this library understands.</param>
    /// <exception cref="InvalidDataException">It is truncated, damaged, or of a format that this library cannot read.</exception>
    public static SectionFile ReadFrom(Stream stream, IReadOnlySet<string> known)
    {
        byte[] header = ReadExactly(stream, HeaderSize);
        if (!header.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new InvalidDataException("The model is damaged: its data does not begin with the mark of a DistillEmb encoder.");
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
        ushort oldestReader = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10));
        if (oldestReader > CurrentVersion)
        {
            throw new InvalidDataException(
                $"The model has format version {version}, which needs a reader of version {oldestReader} or newer; this DistillEmb.MLNet reads up to version {CurrentVersion}. Update the package.");
        }

        byte[] body = ReadExactly(stream, BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)));
        byte[] checksum = ReadExactly(stream, SHA256.HashSizeInBytes);
        if (!checksum.AsSpan().SequenceEqual(Checksum(header, body)))
            throw new InvalidDataException("The model is damaged: its checksum does not match its contents.");
        return Split(body, known);
    }

    private static SectionFile Split(byte[] body, IReadOnlySet<string> known)
    {
        var file = new SectionFile();
        int position = 0;
        while (position < body.Length)
        {
            if (body.Length - position < NameSize + sizeof(int)) throw new InvalidDataException("The model is damaged: its last section is cut off.");
            string name = Encoding.ASCII.GetString(body, position, NameSize);
            int length = BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(position + NameSize));
            position += NameSize + sizeof(int);
            if (length < 0 || length > body.Length - position) throw new InvalidDataException($"The model is damaged: section '{name}' is cut off.");
            if (!known.Contains(name) && !char.IsAsciiLetterLower(name[0]))
                throw new InvalidDataException($"The model has a section '{name}', which this DistillEmb.MLNet does not understand. Update the package.");
            file._sections.Add((name, body.AsSpan(position, length).ToArray()));
            position += length;
        }

        return file;
    }

    private static byte[] Checksum(byte[] header, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    // Grows with what is really there: a damaged length must not allocate gigabytes.
    private static byte[] ReadExactly(Stream stream, int length)
    {
        if (length < 0) throw new InvalidDataException($"The model is damaged: it announces {length} bytes.");
        using var bytes = new MemoryStream(Math.Min(length, ChunkSize));
        byte[] chunk = new byte[Math.Min(Math.Max(length, 1), ChunkSize)];
        while (bytes.Length < length)
        {
            int read = stream.Read(chunk, 0, (int)Math.Min(chunk.Length, length - bytes.Length));
            if (read == 0) throw new InvalidDataException($"The model is cut off: {length} bytes are announced, {bytes.Length} are there.");
            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }
}
