using System.Collections.Frozen;

namespace DistillEmb.Ethiopic;

/// <summary>Checked rules by which text is cut into sentences, that nobody else can change. Safe to use from many threads.</summary>
internal sealed class SentenceRules
{
    private const int Before = 8; // Of a word's run: quotes, brackets and a preposition.

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public SentenceRules(EthiopicSentenceOptions options)
    {
        options.Check();
        SplitAtLineEnds = options.SplitAtLineEnds;
        KeepReportedSpeech = options.KeepReportedSpeech;
        Abbreviations = [.. options.Abbreviations];
        FrozenSet<string> known = Abbreviations.Select(WithoutDot).ToFrozenSet(StringComparer.Ordinal);
        _lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = known.Count == 0 ? 0 : known.Max(abbreviation => abbreviation.Length);
    }

    /// <summary>Those of the defaults.</summary>
    public static SentenceRules Default { get; } = new(new EthiopicSentenceOptions());

    /// <summary>Those of the defaults, with sentences that end with their lines.</summary>
    public static SentenceRules Lines { get; } = new(new EthiopicSentenceOptions { SplitAtLineEnds = true });

    public bool SplitAtLineEnds { get; }

    public bool KeepReportedSpeech { get; }

    /// <summary>The abbreviations that were given.</summary>
    public IReadOnlyList<string> Abbreviations { get; }

    /// <summary>An abbreviation as it stands before its last full stop.</summary>
    public static string WithoutDot(string abbreviation) => abbreviation.EndsWith('.') ? abbreviation[..^1] : abbreviation;

    /// <summary>Whether one of the abbreviations that were given stands before the full stop at <paramref name="dot"/>, as a word.</summary>
    public bool HasAbbreviationAt(ReadOnlySpan<char> text, int sentenceStart, int dot)
    {
        if (_longest == 0) return false;
        int start = dot;
        while (start > sentenceStart && dot - start < _longest + Before && !CharacterKinds.IsBlank(text[start - 1])) start--;
        ReadOnlySpan<char> word = text[start..dot];
        while (!word.IsEmpty && !CharacterKinds.IsWord(CharacterKinds.At(word, 0, out _))) word = word[1..];
        return !word.IsEmpty && (_lookup.Contains(word) || (SentenceAbbreviations.IsPreposition(word[0]) && _lookup.Contains(word[1..])));
    }
}
