namespace DistillEmb.MLNet.SkipGram;

/// <summary>Writes a corpus as the numbers of its words. Words that are not kept are left out; lines are split where they are too long.</summary>
internal sealed class TokenIdWriter : ITokenSink, IDisposable
{
    /// <summary>Tokens of the longest line; a longer one becomes several.</summary>
    public const int LongestLine = 1000;

    private const int BlockTokens = 1 << 13;
    private const int MostBytes = 5; // Of a number.
    private const int HeldOutSeed = 0x5EED;

    private readonly CorpusVocabulary _vocabulary;
    private readonly FileStream _file;
    private readonly List<TokenBlock> _blocks = [];
    private readonly int[] _line = new int[LongestLine];
    private readonly MemoryStream _heldOut = new();
    private readonly ulong _heldOutBelow;
    private byte[] _block = new byte[BlockTokens * 3];
    private int _length; // Of the line.
    private int _bytes; // Of the block.
    private long _lines;
    private long _blockLine;
    private long _tokens;
    private long _blockToken;

    /// <param name="path">The file.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="heldOutShare">The share of lines that is held out; less than 1.</param>
    public TokenIdWriter(string path, CorpusVocabulary vocabulary, double heldOutShare)
    {
        (FilePath, _vocabulary) = (path, vocabulary);
        _heldOutBelow = (ulong)(heldOutShare * ulong.MaxValue);
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public string FilePath { get; }

    public void Token(ReadOnlySpan<byte> utf8)
    {
        int word = _vocabulary.Find(utf8);
        if (word < 0) return;
        if (_length == LongestLine) EndLine();
        _line[_length++] = word;
    }

    public void EndLine()
    {
        if (_length == 0) return;
        ReadOnlySpan<int> line = _line.AsSpan(0, _length);
        if (_heldOutBelow > 0 && new LineRandom(HeldOutSeed, 0, _lines).Next() < _heldOutBelow)
        {
            byte[] bytes = new byte[(line.Length + 1) * MostBytes];
            _heldOut.Write(bytes, 0, Write(line, bytes));
        }
        else
        {
            int most = _bytes + ((line.Length + 1) * MostBytes);
            if (most > _block.Length) Array.Resize(ref _block, most * 2);
            _bytes += Write(line, _block.AsSpan(_bytes));
            _tokens += line.Length;
        }

        _lines++;
        _length = 0;
        if (_tokens - _blockToken >= BlockTokens) EndBlock();
    }

    /// <summary>Closes the file and opens it for reading.</summary>
    public TokenIds Finish()
    {
        EndLine();
        if (_bytes > 0) EndBlock();
        _file.Dispose();
        return new TokenIds(FilePath, _blocks, _tokens, _heldOut.ToArray());
    }

    public void Dispose() => _file.Dispose();

    private static int Write(ReadOnlySpan<int> line, Span<byte> bytes)
    {
        int end = Write(line.Length, bytes);
        foreach (int word in line) end += Write(word, bytes[end..]);
        return end;
    }

    private static int Write(int number, Span<byte> bytes)
    {
        int end = 0;
        for (; number > 0x7F; number >>= 7) bytes[end++] = (byte)(number | 0x80);
        bytes[end] = (byte)number;
        return end + 1;
    }

    private void EndBlock()
    {
        _blocks.Add(new TokenBlock(_file.Position, _bytes, _blockLine, _blockToken));
        _file.Write(_block, 0, _bytes);
        (_bytes, _blockLine, _blockToken) = (0, _lines, _tokens);
    }
}
