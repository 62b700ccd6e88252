using System.Globalization;
using System.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>The first lines of a corpus, which show how its text stands there: as people write, or in tokens with the punctuation set off.</summary>
internal sealed class TextSample
{
    /// <summary>So much is looked at, in bytes.</summary>
    public const int Size = 1 << 20;

    private const string Marks = "።፣፤፥፧፡,;:!?\u00BB\u201D)]\u060C\u061F\u0964\u3002\uFF0C";
    private const int FewLines = 20;
    private const double MostlyAlone = 0.9;
    private const double HardlyText = 0.5;
    private const double SetOff = 0.1; // Of the marks, at most, stand at the end of a word in tokenised text: abbreviations, smileys, slips.
    private const double Written = 0.5;

    private int _lines;
    private int _loneWords;
    private int _tokens;
    private int _words;
    private int _attached;
    private int _apart;

    /// <summary>Looks at a line.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        int tokens = 0;
        foreach (Range range in line.SplitAny(' ', '\t', '\u00A0'))
        {
            ReadOnlySpan<char> token = line[range].Trim();
            if (token.IsEmpty) continue;
            tokens++;
            Look(token);
        }

        _tokens += tokens;
        if (tokens > 0) _lines++;
        if (tokens == 1) _loneWords++;
    }

    /// <summary>What is wrong with the lines as a corpus, as the end of a sentence; null for nothing.</summary>
    public string? Fault()
    {
        if (_tokens == 0) return "has no words in its first lines; expected text";
        if (_lines >= FewLines && _loneWords > MostlyAlone * _lines) return "has one word a line, as a list of words has; expected sentences, whose words stand side by side";
        return _tokens >= FewLines && _words < HardlyText * _tokens
            ? string.Create(CultureInfo.InvariantCulture, $"is no text: {(double)_words / _tokens:P0} of what stands between blanks has a letter; expected words")
            : null;
    }

    /// <summary>The form of the text; null where it is not certain.</summary>
    public CorpusForm? Form()
    {
        double share = _attached + _apart == 0 ? 0 : (double)_attached / (_attached + _apart);
        return share <= SetOff ? CorpusForm.Tokenized : share >= Written ? CorpusForm.Raw : null;
    }

    /// <summary>What the form is known by.</summary>
    public override string ToString() => _attached + _apart == 0
        ? "it has no punctuation"
        : string.Create(CultureInfo.InvariantCulture, $"of {_attached + _apart} signs of punctuation, {_apart} stand apart from words, {_attached} at their end");

    private void Look(ReadOnlySpan<char> token)
    {
        bool hasLetter = false;
        foreach (Rune rune in token.EnumerateRunes()) hasLetter |= Rune.IsLetter(rune);
        if (hasLetter) _words++;
        if (!Marks.Contains(token[^1], StringComparison.Ordinal)) return;
        if (hasLetter) _attached++;
        else if (token.Length <= 2) _apart++;
    }
}
