using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DistillEmb.Files;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// The bytes of a checkpoint: a mark, a version, the contents, and SHA-256 of all of it. Not a container like that of
/// models, which is put together in memory: with the moments of a large table, a checkpoint can have gigabytes.
/// </summary>
internal static class CheckpointFile
{
    private const ushort Version = 3;
    private const int ChunkSize = 1 << 20;
    private const int NotOfTheSystem = unchecked((int)0x80131620); // What an IOException has that .NET throws on its own: BinaryReader, of a text of a negative length.

    private static readonly byte[] Mark = "DISTRUN\0"u8.ToArray();

    private static int HeaderSize => Mark.Length + sizeof(ushort);

    /// <summary>Writes a checkpoint beside the old one, which it then replaces.</summary>
    public static void Write(string path, Action<BinaryWriter> write) => PartialFile.Replace(path, file =>
    {
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Version);
            write(writer);
        }

        file.Position = 0;
        file.Write(SHA256.HashData(file)); // At the end, to which it has read.
    });

    /// <summary>Checks a checkpoint as a whole, then reads its contents.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the contents.</param>
    /// <param name="toEnd">Whether all of them have to be read.</param>
    /// <exception cref="InvalidDataException">It is no checkpoint, of another version, or damaged, or more or less stands in it than is read. The message names the file.</exception>
    public static void Read(string path, Action<BinaryReader> read, bool toEnd = true)
    {
        using FileStream file = Open(path);
        CheckHeader(path, file);
        file.Position = 0;
        if (!IsWhole(file)) throw Damaged(path, "its checksum does not match its contents");
        file.Position = HeaderSize;
        Read(path, file, read);
        long left = file.Length - SHA256.HashSizeInBytes - file.Position;
        if (left < 0 || (toEnd && left > 0)) throw Unfit(path, left < 0 ? "they end too early" : $"{left} bytes stand behind them");
    }

    /// <summary>Reads how the contents begin, without the checksum of it all.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint, of another version, or cut off.</exception>
    public static void ReadBeginning(string path, Action<BinaryReader> read)
    {
        using FileStream file = Open(path);
        CheckHeader(path, file);
        Read(path, file, read);
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static void Read(string path, FileStream file, Action<BinaryReader> read)
    {
        try
        {
            using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
            read(reader);
        }
        catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException or FormatException or IOException { HResult: NotOfTheSystem })
        {
            throw Unfit(path, failure.Message);
        }
    }

    private static void CheckHeader(string path, FileStream file)
    {
        byte[] header = new byte[HeaderSize];
        int length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        int marked = Math.Min(length, Mark.Length);
        if (!header.AsSpan(0, marked).SequenceEqual(Mark.AsSpan(0, marked)))
        {
            throw new InvalidDataException(
                $"'{path}' is not a checkpoint of a training, and will not be replaced by one: choose another {TrainingFingerprint.CheckpointPath}, or delete the file.");
        }

        if (length < header.Length) throw Damaged(path, "it is cut off");
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(Mark.Length));
        if (version != Version)
        {
            throw new InvalidDataException(
                $"The checkpoint '{path}' is of format version {version}; this DistillEmb.MLNet goes on from version {Version} only. Finish it with the version that began it, or delete the file.");
        }
    }

    private static bool IsWhole(FileStream file)
    {
        long left = file.Length - SHA256.HashSizeInBytes;
        if (left < HeaderSize) return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = new byte[ChunkSize];
        while (left > 0)
        {
            int read = file.Read(chunk, 0, (int)Math.Min(chunk.Length, left));
            if (read == 0) return false;
            hash.AppendData(chunk, 0, read);
            left -= read;
        }

        byte[] checksum = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(checksum);
        return checksum.AsSpan().SequenceEqual(hash.GetHashAndReset());
    }

    private static InvalidDataException Unfit(string path, string why) => Damaged(path, $"it is whole, but its contents do not fit this training ({why})");

    private static InvalidDataException Damaged(string path, string how) =>
        new($"The checkpoint '{path}' is damaged: {how}. Training cannot go on from it; delete it to begin anew.");
}
