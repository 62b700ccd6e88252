using DistillEmb.Ethiopic;
using DistillEmb.Limits;

namespace DistillEmb;

/// <summary>How text is cut into sentences.</summary>
public sealed class EthiopicSentenceOptions
{
    /// <summary>The most abbreviations that can be given.</summary>
    internal const int MostAbbreviations = 10_000;

    /// <summary>The longest abbreviation, in UTF-16 code units.</summary>
    internal const int LongestAbbreviation = 64;

    /// <summary>Whether a sentence ends with its line, as headings do; otherwise only an empty line ends it.</summary>
    /// <value>The default value is false.</value>
    public bool SplitAtLineEnds { get; set; }

    /// <summary>
    /// Whether a quotation that closes and a verb of saying behind it stay one sentence: <c>"ደህና ነህ?" ብላ ጠየቀች።</c> The verbs are the forms of saying (Amharic አለ, ብሎ, ሲል, በማለት
    /// and others, Tigrinya በለ, ኢሉ, ይብል, ብምባል and others), and of asking, answering, telling and explaining.
    /// </summary>
    /// <value>The default value is true.</value>
    public bool KeepReportedSpeech { get; set; } = true;

    /// <summary>
    /// Abbreviations besides those that are known, behind which a full stop does not end a sentence: written as in the text, with or without this full stop, such as
    /// <c>ኃ.የተ.የግ.ማ</c> or <c>Inc</c>. Case counts. Each may have የ, ለ, ከ, በ, ን or ብ before it.
    /// </summary>
    /// <value>The default value is an empty list. At most 10,000, of 1 to 64 UTF-16 code units without blanks.</value>
    public IList<string> Abbreviations { get; } = [];

    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check() => OptionCheck.ThrowIfAny(nameof(EthiopicSentenceOptions), [
        Abbreviations.Count > MostAbbreviations ? $"{nameof(Abbreviations)} has {Abbreviations.Count} items; it must have at most {MostAbbreviations}." : null,
        .. Abbreviations.Select((abbreviation, place) => FaultOf(abbreviation) is string fault ? $"{nameof(Abbreviations)}[{place}] {fault}." : null)]);

    private static string? FaultOf(string? abbreviation)
    {
        if (abbreviation is null) return "is null; it must be a text";
        if (SentenceRules.WithoutDot(abbreviation).Length == 0) return $"is '{abbreviation}'; it must have a letter";
        if (abbreviation.Length > LongestAbbreviation) return $"has {abbreviation.Length} characters; it must have at most {LongestAbbreviation}";
        return abbreviation.Any(CharacterKinds.IsBlank) ? $"is '{abbreviation}'; it must have no blanks" : null;
    }
}
