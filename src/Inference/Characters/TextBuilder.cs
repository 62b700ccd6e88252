using System.Buffers;

namespace DistillEmb.Characters;

/// <summary>Text that grows in pooled memory; the caller gives it back.</summary>
internal ref struct TextBuilder
{
    private char[] _text;
    private int _length;

    public TextBuilder(int capacity) => _text = ArrayPool<char>.Shared.Rent(capacity);

    public readonly ReadOnlySpan<char> Written => _text.AsSpan(0, _length);

    /// <summary>The last character; U+0000 where there is none.</summary>
    public readonly char Last => _length > 0 ? _text[_length - 1] : '\0';

    public void Append(char character)
    {
        if (_length == _text.Length) Grow(1);
        _text[_length++] = character;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _text.Length - _length) Grow(text.Length);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    public readonly void ReplaceLast(char character) => _text[_length - 1] = character;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_text.Length > 0) ArrayPool<char>.Shared.Return(_text);
        (_text, _length) = ([], 0);
    }

    private void Grow(int more)
    {
        char[] larger = ArrayPool<char>.Shared.Rent((int)Math.Min(Math.Max(2L * _length, (long)_length + more), Array.MaxLength));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
