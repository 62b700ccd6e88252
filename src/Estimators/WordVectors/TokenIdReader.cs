namespace DistillEmb.MLNet.SkipGram;

/// <summary>Reads lines of token ids, one after the other.</summary>
internal ref struct TokenIdReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Reads the next line into a buffer of <see cref="TokenIdWriter.LongestLine"/>; returns how many tokens it has, -1 where there is none.</summary>
    public int Read(scoped Span<int> line)
    {
        if (_at == _bytes.Length) return -1;
        int count = Number();
        for (int i = 0; i < count; i++) line[i] = Number();
        return count;
    }

    private int Number()
    {
        int value = _bytes[_at++];
        if (value < 0x80) return value;
        value &= 0x7F;
        for (int shift = 7; ; shift += 7)
        {
            int next = _bytes[_at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
