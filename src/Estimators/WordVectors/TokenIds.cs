using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// A corpus as the numbers of its words, in a temporary file that all epochs read, and any number of trainings side by side. A line is the count of its tokens
/// and their numbers, each in as few bytes as it needs: seven bits a byte, the lower ones first.
/// </summary>
internal sealed class TokenIds : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly List<TokenBlock> _blocks;

    /// <param name="path">The file.</param>
    /// <param name="blocks">Its blocks, in their order.</param>
    /// <param name="tokens">Tokens in the file.</param>
    /// <param name="heldOut">Lines that were held out of it, as they would stand in it.</param>
    public TokenIds(string path, List<TokenBlock> blocks, long tokens, byte[] heldOut)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        (_blocks, Tokens, HeldOut) = (blocks, tokens, heldOut);
    }

    public int Blocks => _blocks.Count;

    public long Tokens { get; }

    public byte[] HeldOut { get; }

    public TokenBlock this[int block] => _blocks[block];

    /// <summary>Reads the lines of a block; any thread may.</summary>
    /// <param name="block">The block.</param>
    /// <param name="buffer">A buffer, which is replaced where it is too small.</param>
    public ReadOnlySpan<byte> Read(TokenBlock block, ref byte[] buffer)
    {
        if (buffer.Length < block.Bytes) buffer = new byte[block.Bytes];
        Span<byte> bytes = buffer.AsSpan(0, block.Bytes);
        for (int read = 0; read < bytes.Length;)
        {
            int more = RandomAccess.Read(_file, bytes[read..], block.Offset + read);
            if (more == 0) throw new EndOfStreamException("A temporary file of this training was cut off while it ran.");
            read += more;
        }

        return bytes;
    }

    /// <summary>Appends all tokens to a hash.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        byte[] buffer = [];
        foreach (TokenBlock block in _blocks) hash.AppendData(Read(block, ref buffer));
        hash.AppendData(HeldOut);
    }

    public void Dispose() => _file.Dispose();
}
