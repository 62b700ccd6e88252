using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.Ethiopic;

/// <summary>
/// Goes over composed text once and writes it anew: letters folded, numerals converted, punctuation joined and mapped. A sign is joined to the one
/// written before it, so that nothing is left in what is written that the same rules would join again.
/// </summary>
internal ref struct NormalizationPass
{
    private readonly ReadOnlySpan<char> _text;
    private readonly EthiopicNormalizer _rules;
    private TextBuilder _builder;
    private int _position;

    /// <summary>Whether the last letter or Ethiopic numeral is Ethiopic: signs of ASCII belong to that text then.</summary>
    private bool _ethiopic;

    public NormalizationPass(ReadOnlySpan<char> text, EthiopicNormalizer rules)
    {
        _text = text;
        _rules = rules;
        _builder = new TextBuilder(text.Length);
    }

    public ReadOnlySpan<char> Run()
    {
        while (_position < _text.Length)
        {
            char character = _text[_position];
            if (_rules.ConvertNumerals && EthiopicScript.IsNumeral(character))
            {
                WriteNumerals();
                continue;
            }

            LookForLetter(character);
            _position++;
            WriteFolded(_rules.Letters.Fold(character));
        }

        ResolveWordspace(beforeBlank: true);
        return _builder.Written;
    }

    public void Dispose() => _builder.Dispose();

    private void LookForLetter(char character)
    {
        if (char.IsAscii(character))
        {
            if (char.IsAsciiLetter(character)) _ethiopic = false;
        }
        else if (EthiopicScript.IsLetter(character))
        {
            _ethiopic = true;
        }
        else if (char.IsLetter(character))
        {
            _ethiopic = false;
        }
        else if (char.IsHighSurrogate(character))
        {
            int end = _position;
            int scalar = Utf16.Decode(_text, ref end);
            if (Rune.TryCreate(scalar, out Rune rune) && Rune.IsLetter(rune)) _ethiopic = EthiopicScript.Contains(scalar);
        }
    }

    private void WriteNumerals()
    {
        int start = _position;
        while (_position < _text.Length && EthiopicScript.IsNumeral(_text[_position])) _position++;
        _ethiopic = true;
        ReadOnlySpan<char> numerals = _text[start.._position];
        bool alone = !(start > 0 && char.IsDigit(_text[start - 1])) && !(_position < _text.Length && char.IsDigit(_text[_position]));
        ResolveWordspace(beforeBlank: false);
        if (alone && EthiopicNumerals.IsNumber(numerals)) EthiopicNumerals.Write(numerals, ref _builder);
        else _builder.Append(numerals);
    }

    private void WriteFolded(char character)
    {
        char joined = _rules.Letters.Join(_builder.Last, character);
        if (joined != '\0') _builder.ReplaceLast(joined);
        else if (_rules.Punctuation == EthiopicPunctuation.Latin) WriteLatin(character);
        else if (_rules.Punctuation == EthiopicPunctuation.Keep || !JoinsSigns(character, EthiopicScript.FullStop, EthiopicScript.PrefaceColon))
            _builder.Append(_rules.Punctuation == EthiopicPunctuation.Ethiopic ? ToEthiopic(character) : character);
    }

    private void WriteLatin(char character)
    {
        // Before signs are joined, as a colon that was another sign would be joined the next time.
        if (character is EthiopicScript.Colon or EthiopicScript.PrefaceColon) character = ':';
        if (JoinsSigns(character, '.', ':')) return;
        ResolveWordspace(char.IsWhiteSpace(character));
        _builder.Append(character switch
        {
            EthiopicScript.FullStop => '.',
            EthiopicScript.Comma => ',',
            EthiopicScript.Semicolon => ';',
            EthiopicScript.QuestionMark => '?',
            _ => character,
        });
    }

    /// <summary>Makes one sign of the last written one and this one, where they are two parts of one.</summary>
    private readonly bool JoinsSigns(char character, char fullStop, char prefaceColon)
    {
        char last = _builder.Last;
        if (!IsPart(last)) return false;
        if (IsPart(character)) _builder.ReplaceLast(fullStop);
        else if (character == '-' && (last == EthiopicScript.Wordspace || TextGoesOn())) _builder.ReplaceLast(prefaceColon);
        else return false;
        return true;
    }

    private readonly bool IsPart(char character) => character == EthiopicScript.Wordspace || (character == ':' && _ethiopic);

    // What tells :- from the beginning of a smiley. Signs that may become Ethiopic ones count as such, so that the same is found the next time.
    private readonly bool TextGoesOn()
    {
        if (_position == _text.Length) return true;
        int end = _position;
        int scalar = Utf16.Decode(_text, ref end);
        return scalar is ':' or ',' or ';' or '?' || EthiopicScript.Contains(scalar) || char.IsWhiteSpace(_text[_position]);
    }

    /// <summary>In Latin punctuation a wordspace is written as it is at first, for it may be joined to what follows. This decides what it is.</summary>
    private readonly void ResolveWordspace(bool beforeBlank)
    {
        if (_rules.Punctuation != EthiopicPunctuation.Latin || _builder.Last != EthiopicScript.Wordspace) return;
        _builder.ReplaceLast(beforeBlank && _rules.Language == EthiopicLanguage.Tigrinya ? ',' : ' ');
    }

    private readonly char ToEthiopic(char character)
    {
        if (!_ethiopic) return character;
        char before = _position > 1 ? _text[_position - 2] : '\0';
        char after = _position < _text.Length ? _text[_position] : '\0';
        return character switch
        {
            ',' when !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) => EthiopicScript.Comma,
            ';' => EthiopicScript.Semicolon,
            '?' when !char.IsAsciiLetterOrDigit(after) => EthiopicScript.QuestionMark,
            _ => character,
        };
    }
}
