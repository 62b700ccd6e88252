using System.Globalization;
using DistillEmb.MLNet.Samples.Generator.Lexicon;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>Amounts: prices, scores, hours, distances.</summary>
internal sealed class QuantityPhrases(SplitMix64 random)
{
    private static readonly string[] Spans = ["ቀን", "ሳምንት", "ወር", "ሰዓት", "ዓመት"];

    public static bool Has(string name) =>
        name is "birr" or "score" or "hour" or "minute" or "degree" or "duration" or "distance" or "percent" or "count";

    public Phrase Make(string name) => new([.. Tokens(name)]);

    private IEnumerable<Token> Tokens(string name) => name switch
    {
        "birr" => [Price(), new Token("ብር")],
        "score" => [Digits(1 + random.Below(5)), new Token("ለ"), Digits(random.Below(3))],
        "hour" => [.. Token.Words(random.PickRanked(CalendarWords.Hours, 4)), new Token("ሰዓት")],
        "minute" => [new Token(Number(5 + random.Below(17) * 5) + "ኛው"), new Token("ደቂቃ")],
        "degree" => [Digits(8 + random.Below(30)), new Token("ዲግሪ")],
        "duration" => [new Token(random.PickRanked(CalendarWords.SmallNumbers, 3)), new Token(random.PickRanked(Spans, 4))],
        "distance" => [Digits(50 * (1 + random.Below(16))), new Token("ኪሎ"), new Token("ሜትር")],
        "percent" => [Digits(5 * (1 + random.Below(12))), new Token("በመቶ")],
        _ => [Word()],
    };

    private Token Price() => random.Chance(50)
        ? Digits(10 * (1 + random.Below(20)))
        : random.Chance(50) ? Digits(100 * (1 + random.Below(25))) : Word();

    private Token Word() => new(random.PickRanked(CalendarWords.Numbers, 4));

    private static Token Digits(int value) => new(Number(value));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
