namespace DistillEmb.Vectors;

/// <summary>
/// The n-grams of a word as fastText has them, in its order: of <c>&lt;word&gt;</c>, by characters of UTF-8; the word as a whole is one of them where it is short
/// enough, a mark alone is none.
/// </summary>
/// <param name="framed">The word between its marks, see <see cref="Frame"/>.</param>
/// <param name="shortest">Characters of the shortest.</param>
/// <param name="longest">Characters of the longest.</param>
internal ref struct WordNgrams(ReadOnlySpan<byte> framed, int shortest, int longest)
{
    private const int Marks = 2;

    private readonly ReadOnlySpan<byte> _framed = framed;
    private int _start;
    private int _end;
    private int _characters; // Of what begins at the start.

    /// <summary>The n-gram, in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Current => _framed[_start.._end];

    /// <summary>A word between its marks.</summary>
    /// <param name="word">The word, in UTF-8.</param>
    /// <param name="buffer">Room for it, which grows with it.</param>
    public static ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> word, ref byte[] buffer)
    {
        int length = word.Length + Marks;
        if (buffer.Length < length) buffer = new byte[length * 2];
        buffer[0] = (byte)'<';
        word.CopyTo(buffer.AsSpan(1));
        buffer[length - 1] = (byte)'>';
        return buffer.AsSpan(0, length);
    }

    public readonly WordNgrams GetEnumerator() => this;

    public bool MoveNext()
    {
        for (; _start < _framed.Length; Begin(Next(_start)))
        {
            while (_characters < longest && _end < _framed.Length)
            {
                _end = Next(_end);
                _characters++;
                bool isMark = _characters == 1 && (_start == 0 || _end == _framed.Length);
                if (_characters >= shortest && !isMark) return true;
            }
        }

        return false;
    }

    private void Begin(int start) => (_start, _end, _characters) = (start, start, 0);

    // Where the character behind the one at a place begins.
    private readonly int Next(int place)
    {
        do place++;
        while (place < _framed.Length && (_framed[place] & 0xC0) == 0x80);
        return place;
    }
}
