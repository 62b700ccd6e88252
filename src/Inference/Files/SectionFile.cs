using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistillEmb.Files;

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
    private const int LargestIgnorable = 1 << 24;
    private const int HeaderSize = 8 + 2 + 2 + 4; // Magic, version, oldest reader, length of the body.

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
        byte[] header = new byte[HeaderSize];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), CurrentVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), OldestReader);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), checked((int)_sections.Sum(section => NameSize + sizeof(int) + (long)section.Bytes.Length)));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Write(header);
        byte[] length = new byte[sizeof(int)];
        foreach ((string name, byte[] bytes) in _sections)
        {
            Write(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            Write(length);
            Write(bytes);
        }

        stream.Write(hash.GetHashAndReset());

        void Write(byte[] bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads a container and checks it.</summary>
    /// <param name="stream">Where it begins.</param>
    /// <param name="known">The sections that this library understands.</param>
    /// <exception cref="InvalidDataException">It is truncated, damaged, or of a format that this library cannot read.</exception>
    public static SectionFile ReadFrom(Stream stream, IReadOnlySet<string> known)
    {
        byte[] header = new byte[HeaderSize];
        int read = stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false);
        if (read < HeaderSize) throw ChecksummedBody.CutOff(HeaderSize, read);
        if (!header.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new InvalidDataException("The model is damaged: its data does not begin with the mark of a DistillEmb encoder.");
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
        ushort oldestReader = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10));
        if (oldestReader > CurrentVersion)
        {
            throw new InvalidDataException(
                $"The model has format version {version}, which needs a reader of version {oldestReader} or newer; this DistillEmb.MLNet reads up to version {CurrentVersion}. Update the package.");
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        if (length < 0) throw new InvalidDataException($"The model is damaged: it announces {length} bytes.");
        using var body = new ChecksummedBody(stream, header, length);
        var file = new SectionFile();
        InvalidDataException? fault = file.ReadFrom(body, known);

        // Of a damaged file the checksum tells more than what was made of its bytes.
        body.Skip(body.Left);
        if (!body.IsIntact()) throw new InvalidDataException("The model is damaged: its checksum does not match its contents.");
        return fault is null ? file : throw fault;
    }

    // Sections that may be ignored are not held: a file of a few kilobytes can announce, and unpack to, gigabytes of them.
    private InvalidDataException? ReadFrom(ChecksummedBody body, IReadOnlySet<string> known)
    {
        while (body.Left > 0)
        {
            if (body.Left < NameSize + sizeof(int)) return new InvalidDataException("The model is damaged: its last section is cut off.");
            byte[] head = body.Read(NameSize + sizeof(int));
            string name = Encoding.ASCII.GetString(head, 0, NameSize);
            int length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(NameSize));
            if (length < 0 || length > body.Left) return new InvalidDataException($"The model is damaged: section '{name}' is cut off.");
            bool isIgnorable = char.IsAsciiLetterLower(name[0]);
            if (known.Contains(name))
            {
                if (isIgnorable && length > LargestIgnorable)
                    return new InvalidDataException($"The model is damaged: section '{name}' has {length} bytes; expected at most {LargestIgnorable} of what may be ignored.");
                if (Has(name)) return new InvalidDataException($"The model is damaged: section '{name}' stands in it twice.");
                _sections.Add((name, body.Read(length)));
            }
            else if (isIgnorable)
            {
                body.Skip(length);
            }
            else
            {
                return new InvalidDataException($"The model has a section '{name}', which this DistillEmb.MLNet does not understand. Update the package.");
            }
        }

        return null;
    }
}
