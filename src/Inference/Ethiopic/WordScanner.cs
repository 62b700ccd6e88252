namespace DistillEmb.Ethiopic;

/// <summary>
/// Finds where a word or number ends: letters, marks and digits, and the signs that join them, as in ዶ/ር, ዓ.ም., ሥነ-ምግባር, 1,234.5 or don't.
/// </summary>
internal ref struct WordScanner(ReadOnlySpan<char> text, int start)
{
    private const int LongestBeforeSlash = 2; // የጠ/ሚኒስትሩ
    private const int LongestBeforeDot = 3; // የኤች.አይ.ቪ
    private const int LongestBehindDot = 2;

    private readonly ReadOnlySpan<char> _text = text;
    private int _position = start;

    /// <summary>Where the letters began that no sign or digit interrupts, and how many they are.</summary>
    private int _segment = start;
    private int _letters;
    private CharacterKind _last = CharacterKind.Blank; // Of letters and digits, marks left out.
    private char _lastLetter;
    private bool _abbreviation;

    public int End()
    {
        if (_text[_position] is '-' or '+' or '\u2212') _position++; // The tokeniser saw that a digit follows.
        while (_position < _text.Length)
        {
            CharacterKind kind = CharacterKinds.At(_text, _position, out int length);
            if (CharacterKinds.IsWord(kind)) Take(kind);
            else if (IsPercent()) _last = CharacterKind.Symbol;
            else if (Joins()) StartSegment();
            else break;
            _position += length;
        }

        return EndsWithDot() ? _position + 1 : _position;
    }

    private void Take(CharacterKind kind)
    {
        if (kind == CharacterKind.Mark) return;
        _last = kind;
        if (kind == CharacterKind.Digit)
        {
            _letters = 0;
            _segment = _position + 1;
            return;
        }

        _letters++;
        _lastLetter = _text[_position];
    }

    private void StartSegment()
    {
        _letters = 0;
        _segment = _position + 1;
    }

    private readonly bool IsPercent() => _text[_position] is '%' or '\u2030' && _last == CharacterKind.Digit;

    private bool Joins()
    {
        if (_position + 1 == _text.Length) return false;
        CharacterKind next = CharacterKinds.At(_text, _position + 1, out _);
        if (!CharacterKinds.IsWord(next)) return false;
        bool letters = _last == CharacterKind.Letter && next == CharacterKind.Letter;
        bool digits = _last == CharacterKind.Digit && next == CharacterKind.Digit;
        return _text[_position] switch
        {
            '-' or '\u2010' or '\u2011' => _last is CharacterKind.Letter or CharacterKind.Digit,
            '\'' or '\u2019' or '\u00B7' or '\u2027' => letters || digits,
            ',' or ':' or EthiopicScript.Wordspace => digits,
            '/' => digits || (letters && JoinsBySlash()),
            '.' => digits || JoinsByDot(_text[_position + 1]),
            _ => false,
        };
    }

    private readonly bool JoinsBySlash()
    {
        if (!EthiopicScript.IsLetter(_lastLetter)) return false;
        ReadOnlySpan<char> before = _text[_segment.._position];
        int most = LongestBeforeSlash + (before is ['ስ', 'ለ', ..] or ['ወ', 'ደ', ..] ? 1 : 0); // ስለዶ/ር, ወደጽ/ቤት: about, to
        return _letters <= most && before is not ("እና" or "ወይ" or "ወይም"); // And, or.
    }

    private bool JoinsByDot(char next)
    {
        if (_last == CharacterKind.Letter && EthiopicScript.IsLetter(_lastLetter))
        {
            if (_letters > LongestBeforeDot || !EthiopicScript.IsLetter(next) || !IsShort(_position + 1)) return false;
            _abbreviation = true;
            return true;
        }

        if (!char.IsAsciiLetterOrDigit(_text[_position - 1]) || !char.IsAsciiLetterOrDigit(next)) return false;
        bool initial = _last == CharacterKind.Letter && _letters == 1 && char.IsAsciiLetter(next);
        _abbreviation = initial;
        return initial || !char.IsAsciiLetterUpper(next); // node.js and example.com, but not the full stop of "end.Next".
    }

    /// <summary>Whether at most two letters stand here, and no digits.</summary>
    private readonly bool IsShort(int position)
    {
        int letters = 0;
        while (position < _text.Length && letters <= LongestBehindDot)
        {
            CharacterKind kind = CharacterKinds.At(_text, position, out int length);
            if (kind == CharacterKind.Digit) return false;
            if (!CharacterKinds.IsWord(kind)) break;
            if (kind == CharacterKind.Letter) letters++;
            position += length;
        }

        return letters <= LongestBehindDot;
    }

    // The last dot of ዓ.ም. and U.S.A., but not the first of an ellipsis.
    private readonly bool EndsWithDot()
    {
        if (!_abbreviation || _position == _text.Length || _text[_position] != '.') return false;
        if (_position + 1 < _text.Length && _text[_position + 1] == '.') return false;
        return _last == CharacterKind.Letter && _letters <= (EthiopicScript.IsLetter(_lastLetter) ? LongestBehindDot : 1);
    }
}
