using DistillEmb.MLNet.Bench;

namespace DistillEmb.MLNet.Speed;

/// <summary>Different words to embed.</summary>
internal static class SpeedWords
{
    private const string Letters = "ለሉላሎሐሑሓሖመሙማሞረሩራሮሰሱሳሶቀቁቃቆበቡባቦተቱታቶነኑናኖአኡኣኦከኩካኮወዉዋዎየዩያዮደዱዳዶገጉጋጎጠጡጣጦፈፉፋፎ";

    /// <summary>The first different words of a corpus, or, without one, made-up words.</summary>
    public static string[] Take(string? corpus, int count)
    {
        if (corpus is not null) return [.. TransformerSpeed.Read(corpus).SelectMany(line => line.Tokens).Distinct().Take(count)];
        var random = new Random(1);
        var words = new HashSet<string>();
        while (words.Count < count) words.Add(string.Concat(Enumerable.Range(0, random.Next(3, 8)).Select(_ => Letters[random.Next(Letters.Length)])));
        return [.. words];
    }
}
