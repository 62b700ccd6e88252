using System.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>The tokens of a line in UTF-8: what stands between white space, Unicode's included, as <see cref="string.Split(char[])"/> has it.</summary>
internal ref struct Utf8Tokens(ReadOnlySpan<byte> line)
{
    private const byte Zero = 0; // Between tokens too, as in fastText.

    private readonly ReadOnlySpan<byte> _line = line;
    private int _start;
    private int _end;

    public readonly Range Current => _start.._end;

    public readonly Utf8Tokens GetEnumerator() => this;

    public bool MoveNext()
    {
        int at = _end;
        while (at < _line.Length && SpaceAt(at) is int space and > 0) at += space;
        _start = at;
        while (at < _line.Length && SpaceAt(at) == 0) at++;
        _end = at;
        return _end > _start;
    }

    // Bytes of the white space that begins here; 0 where none does.
    private readonly int SpaceAt(int at)
    {
        byte first = _line[at];
        if (first < 0x80) return first is Zero or (byte)' ' or (>= 0x09 and <= 0x0D) or (>= 0x1C and <= 0x1F) ? 1 : 0;
        if (first is not (0xC2 or 0xE1 or 0xE2 or 0xE3)) return 0; // No other white space begins otherwise.
        Rune.DecodeFromUtf8(_line[at..], out Rune rune, out int length);
        return Rune.IsWhiteSpace(rune) ? length : 0;
    }
}
