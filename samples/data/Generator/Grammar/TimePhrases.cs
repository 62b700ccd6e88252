using System.Globalization;
using DistillEmb.MLNet.Samples.Generator.Lexicon;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>When something happens: adverbs, and dates, tagged.</summary>
internal sealed class TimePhrases(SplitMix64 random)
{
    private const string Kind = "DATE";

    public IReadOnlyList<Token> Make(Tense tense) => tense switch
    {
        Tense.Past when random.Chance(32) => Date(2001, "ባለፈው"),
        Tense.Past => Adverb(CalendarWords.Past),
        Tense.Future when random.Chance(35) => Date(2019, "በሚቀጥለው"),
        Tense.Future => Adverb(CalendarWords.Future),
        Tense.Usual when random.Chance(8) => [new Token("ዘወትር"), new Token(Weekday(), "B-" + Kind)],
        Tense.Usual => Adverb(CalendarWords.Usual),
        Tense.Since => Adverb(CalendarWords.Since),
        _ => Adverb(CalendarWords.Now),
    };

    private Token[] Adverb(string[] adverbs) => [.. Token.Words(random.PickRanked(adverbs, 3))];

    private List<Token> Date(int firstYear, string near)
    {
        string month = random.Pick(CalendarWords.Months);
        string day = Number(1 + random.Below(month == "ጳጉሜን" ? 5 : 30));
        string year = Number(firstYear + random.Below(12));
        return random.Below(9) switch
        {
            0 or 1 => Tagged($"{month}_{day}_ቀን_{year}_ዓ.ም"),
            2 => Tagged($"በ{month}_{day}_ቀን_{year}_ዓ.ም"),
            3 => Tagged($"{month}_{day}_ቀን"),
            4 => Tagged($"በ{month}_{day}"),
            5 => Tagged($"በ{year}_ዓ.ም"),
            6 => [.. Tagged("በ" + month), new Token("ወር")],
            7 => [new Token(near), .. Tagged(Weekday())],
            _ => Tagged((random.Chance(50) ? "በ" : string.Empty) + "ዕለተ_" + Weekday()),
        };
    }

    private static List<Token> Tagged(string entry) => [.. Token.Name(entry, Kind)];

    private string Weekday() => random.Pick(CalendarWords.Weekdays);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
