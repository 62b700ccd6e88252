using System.Globalization;

namespace DistillEmb.Ethiopic;

/// <summary>The signs that may end a sentence, with the quotes and brackets that close behind them, and what they are worth there.</summary>
internal ref struct SentenceSigns(ReadOnlySpan<char> text, int start, bool ethiopic, SentenceRules rules)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly int _start = start;
    private readonly bool _ethiopic = ethiopic;
    private readonly SentenceRules _rules = rules;
    private bool _surely;
    private bool _question;
    private bool _closesQuotation;
    private int _dots;

    /// <summary>Behind the last of the signs.</summary>
    public int End { get; private set; } = start;

    /// <summary>Reads the signs; false where there are none.</summary>
    public bool Read()
    {
        if (!TakeSign()) return false;
        TakeRest();
        return true;
    }

    /// <summary>Whether a sentence ends with the signs that were read. If so, those that blanks set off are taken too: ነው ። ».</summary>
    public bool EndSentence(int sentenceStart)
    {
        if (!IsEnd(sentenceStart)) return false;
        while (TakeBehindBlanks())
        {
            // It moves the end.
        }

        return !GoesOnWithVerb();
    }

    private readonly bool IsEnd(int sentenceStart)
    {
        if (_surely || End == _text.Length) return true;
        char next = _text[End];
        if (!CharacterKinds.IsBlank(next)) return _question && EthiopicScript.IsLetter(next);
        int position = End;
        if (BlankRun.Read(_text, ref position).Ends(_rules.SplitAtLineEnds) || position == _text.Length) return true;
        char following = _text[position];
        if (char.IsLower(following)) return false;
        if (_question) return true;
        if (_dots > 1) return char.IsUpper(following); // A pause, unless a sentence begins.
        return !SentenceAbbreviations.EndAt(_text, sentenceStart, _start, _ethiopic) && !_rules.HasAbbreviationAt(_text, sentenceStart, _start);
    }

    // "...?" she asked: the quotation is not all of the sentence.
    private readonly bool GoesOnWithVerb()
    {
        if (!_closesQuotation || !_rules.KeepReportedSpeech) return false;
        int position = End;
        return !BlankRun.Read(_text, ref position).Ends(_rules.SplitAtLineEnds) && ReportedSpeech.BeginsAt(_text, position);
    }

    private bool TakeSign()
    {
        char character = _text[End];
        char next = End + 1 < _text.Length ? _text[End + 1] : '\0';
        if (EthiopicScript.EndsSentence(character) || character is '\u0964' or '\u0965' or '\u06D4' or '\u3002' or '\uFF01' or '\uFF1F')
        {
            _surely = true; // ። ፧ ፠ ፨, dandas, the full stop of Urdu, and those of East Asia.
        }
        else if (IsHalfStop(character) && IsHalfStop(next))
        {
            _surely = true;
            End++;
        }
        else if (character is '?' or '!' or '\u061F' or '\u203C' or '\u2047' or '\u2048' or '\u2049')
        {
            _question = true;
        }
        else if (character is '.' or '\u2026')
        {
            _dots += character == '.' ? 1 : 3;
        }
        else
        {
            return false;
        }

        _closesQuotation = false; // Of what stands before this sign.
        End++;
        return true;
    }

    private readonly bool IsHalfStop(char character) => character == EthiopicScript.Wordspace || (character == ':' && _ethiopic);

    private bool TakeCloser()
    {
        char character = _text[End];
        UnicodeCategory category = char.GetUnicodeCategory(character);
        bool quotes = character is '"' or '\''
            ? End + 1 == _text.Length || !CharacterKinds.IsWord(CharacterKinds.At(_text, End + 1, out _))
            : category == UnicodeCategory.FinalQuotePunctuation;
        _closesQuotation |= quotes;
        if (!quotes && category != UnicodeCategory.ClosePunctuation) return false;
        End++;
        return true;
    }

    private void TakeRest()
    {
        while (End < _text.Length && (TakeSign() || TakeCloser()))
        {
            // Both move the end.
        }
    }

    private bool TakeBehindBlanks()
    {
        if (End == _text.Length || !CharacterKinds.IsBlank(_text[End])) return false;
        int before = End;
        int position = End;
        if (BlankRun.Read(_text, ref position).LineEnds > 0 || position == _text.Length) return false;
        End = position;
        if (_text[position] is '\u00BB' or '\u201D' or ')' or ']' || TakeSign()) TakeRest();
        if (End > position && (End == _text.Length || !CharacterKinds.IsWord(CharacterKinds.At(_text, End, out _)))) return true;
        End = before; // What begins the next sentence: ...ከዚያ.
        return false;
    }
}
