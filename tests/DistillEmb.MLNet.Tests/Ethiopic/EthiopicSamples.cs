using System.Diagnostics;
using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>Text that tests write themselves. The same seed gives the same text on every machine.</summary>
internal static class EthiopicSamples
{
    /// <summary>Every place of the Ethiopic blocks, assigned or not.</summary>
    public static IReadOnlyList<int> Block { get; } =
    [
        .. Enumerable.Range(0x1200, 0x1A0), .. Enumerable.Range(0x2D80, 0x60), .. Enumerable.Range(0xAB00, 0x30), .. Enumerable.Range(0x1E7E0, 0x20),
    ];

    // What the rules look for, beside blanks and every letter of the blocks.
    private static readonly string[] Parts =
    [
        "፡", "፡", "።", "፣", "፤", "፥", "፦", "፧", "፨", "፠", "፡፡", "፡-", "::", ":-", ":", "-", ".", ",", ";", "?", "!", "...", "…", "/", "'", "’", "\"", "«", "»", "“", "”", "(", ")", "[", "]", "%", "@", "+", "_", "#",
        "1", "23", "4,5", "12/03", "፩", "፳", "፻", "፼", "\u135D", "\u135E", "\u135F", "\u0301", "\u0323", "\u200D", "\u200B", "\uFE0F", "\uFEFF",
        "ዶ/ር", "ዓ.ም.", "እ.ኤ.አ", "ዋ", "ሉ", "ቁ", "ቍ", "ሐ", "ዓ", "ሥ", "ፀ", "እና", "Dr", "a", "B", "ẹ", "o\u0323\u0301", "ñ", "Ω", "ж", "漢", "م", "\u094D", "क", "www.", "http://", "a.b", "x@y.com",
        "😀", "👩", "👍🏽", "🇪🇹", "\uD800", "\uDC00", "\0", " ", " ", " ", "\n", "\r\n", "\t", "\u00A0", "\u2028", "\u2029",
    ];

    /// <summary>Texts of up to so many parts, each other from the next.</summary>
    public static IEnumerable<string> Random(int seed, int count, int longest)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (int left = random.Next(longest) + 1; left > 0; left--)
            {
                if (random.Next(3) > 0) text.Append(Parts[random.Next(Parts.Length)]);
                else text.Append(char.ConvertFromUtf32(Block[random.Next(Block.Count)]));
            }

            yield return text.ToString();
        }
    }

    /// <summary>
    /// Does the work on a million characters, the same part over and over, and fails where it takes twenty seconds: in linear time it takes a fraction of
    /// one, in quadratic time minutes.
    /// </summary>
    public static T InLinearTime<T>(string part, Func<string, T> work, out string text)
    {
        text = "ሀ" + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var clock = Stopwatch.StartNew();
        T result = work(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"A million characters of '{part}' took {clock.Elapsed}.");
        return result;
    }
}
