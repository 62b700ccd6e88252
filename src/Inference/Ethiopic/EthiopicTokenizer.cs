using System.Runtime.InteropServices;
using DistillEmb.Characters;

namespace DistillEmb.Ethiopic;

/// <summary>
/// Cuts text into tokens, in one go from front to back. Between tokens are blanks, wordspaces and, where it is not kept, punctuation.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct EthiopicTokenizer
{
    private readonly ReadOnlySpan<char> _text;
    private readonly EthiopicLanguage _language;
    private readonly bool _keepPunctuation;
    private AddressScanner _addresses;
    private int _position;

    public EthiopicTokenizer(ReadOnlySpan<char> text, EthiopicLanguage language, bool keepPunctuation)
    {
        _text = text;
        _language = language;
        _keepPunctuation = keepPunctuation;
        _addresses = new AddressScanner(text);
    }

    /// <summary>The token that was found last.</summary>
    public TextSpan Current { get; private set; }

    public bool MoveNext()
    {
        while (_position < _text.Length)
        {
            int start = _position;
            CharacterKind kind = CharacterKinds.At(_text, start, out int length);
            if (kind == CharacterKind.Blank)
            {
                _position++;
                continue;
            }

            if (CharacterKinds.IsWord(kind) || IsSignOfNumber(start))
            {
                _position = WordEnd(start);
                if (kind == CharacterKind.Mark && WordForm.Of(_text[start.._position].ToString()).Length == 0) continue;
            }
            else if (SignScanner.IsSeparator(_text, start, _language))
            {
                _position++;
                continue;
            }
            else
            {
                _position = SignScanner.End(_text, start, kind, length);
                if (kind == CharacterKind.Punctuation && !_keepPunctuation) continue;
            }

            Current = new TextSpan(start, _position);
            return true;
        }

        return false;
    }

    private int WordEnd(int start) => _addresses.TryFindEnd(start, out int end) ? end : new WordScanner(_text, start).End();

    // -5 behind a blank, a bracket or nothing; 3-5 is a range.
    private readonly bool IsSignOfNumber(int position) =>
        _text[position] is '-' or '+' or '\u2212'
        && position + 1 < _text.Length && char.IsDigit(_text[position + 1])
        && (position == 0 || CharacterKinds.IsBlank(_text[position - 1]) || _text[position - 1] is EthiopicScript.Wordspace or '(' or '[');
}
