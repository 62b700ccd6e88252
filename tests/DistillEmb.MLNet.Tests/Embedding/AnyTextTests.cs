using System.Globalization;
using System.Text;
using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>Every text is a word: whatever it holds, its vector is finite.</summary>
public class AnyTextTests
{
    private const char High = '\uD83D';
    private const char Low = '\uDE00';

    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();
    private static readonly DistillEmbEncoder Raw = TestEncoders.Create(normalizeHeads: false);

    public static TheoryData<string, string> Texts => new()
    {
        { "10,000 letters", new string('a', 10_000) },
        { "10,000 Ethiopic letters", new string('\u1200', 10_000) },
        { "10,000 marks", new string('\u0301', 10_000) },
        { "a letter with 10,000 marks of two classes", "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 5_000)) },
        { "10,000 conjoining jamo", string.Concat(Enumerable.Repeat("\u1100\u1161", 5_000)) },
        { "10,000 NULs", new string('\0', 10_000) },
        { "NUL in the middle", "a\0b" },
        { "emoji", "\U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F1EA\U0001F1F9" },
        { "mixed scripts", "a\u1200\u0431\u4E2D\u0905\u05D0\u0627\u3042\uAC00\U00010330" },
        { "white space", " \t\r\n\u00A0\u2003" },
        { "direction marks and a letter", "\u202E\u200Fa\u2066\uFEFF" },
        { "the last code point", "\U0010FFFF" },
        { "no characters", "\uFFFE\uFFFF\uFDD0" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_has_a_finite_vector(string name, string text)
    {
        AssertFinite(name, Encoder.Embed(text));
        AssertFinite(name, Raw.Embed(text));
        Assert.Equal(2, Encoder.Embed(text).Sum(value => (double)value * value), 1e-5); // Two heads of length 1.
    }

    // Not a theory: the names of its cases would not survive their lone surrogates.
    [Fact]
    public void Lone_surrogates_have_finite_vectors()
    {
        string[] texts =
        [
            $"{High}", $"{Low}", $"{Low}{High}", $"{High}{High}{Low}", $"a{High}b", $"a{Low}b", $"{High}a", $"{Low}a", $"a{High}", $"a{Low}",
            $"\u1230{High}\u0301", $"e{Low}\u0301", new string(High, 10_000), new string(Low, 10_000), new string('a', 13) + High + Low,
        ];
        foreach (string text in texts) AssertFinite(text, Encoder.Embed(text));
        Assert.Equal(Encoder.Embed("a\u4E00b"), Encoder.Embed($"a{High}b"));
    }

    [Fact]
    public void All_combining_marks_have_finite_vectors()
    {
        string marks = string.Concat(Enumerable.Range(0, 0x110000)
            .Where(scalar => scalar is < 0xD800 or > 0xDFFF)
            .Select(scalar => new Rune(scalar))
            .Where(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark));
        Assert.True(marks.Length > 1000);
        AssertFinite("all marks", Encoder.Embed(marks));
        AssertFinite("a letter with all marks", Encoder.Embed("a" + marks));
        AssertFinite("all marks backwards", Encoder.Embed(new string([.. marks.Reverse()])));
    }

    [Fact]
    public void Every_character_that_can_be_seen_is_a_word()
    {
        string[] words = [.. Enumerable.Range(0, 0x10000).Select(unit => $"{(char)unit}")];
        float[][] vectors = Encoder.Embed(words);
        for (int i = 0; i < words.Length; i++)
        {
            AssertFinite($"{i:X4}", vectors[i]);
            bool isZero = vectors[i].All(value => value == 0);
            if (isZero != InvisibleCharacters.Contains(i)) Assert.Fail($"{i:X4} has {(isZero ? "the vector zero, as if it were no text" : "a vector, and nobody sees it")}.");
        }
    }

    [Fact]
    public void Random_texts_have_finite_vectors()
    {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++)
        {
            int alphabet = i % 4 == 0 ? 0x80 : 0x10000;
            string text = new([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => (char)random.Next(alphabet))]);
            AssertFinite(string.Join(' ', text.Select(unit => $"{(int)unit:X4}")), Raw.Embed(text));
        }
    }

    private static void AssertFinite(string name, float[] vector)
    {
        Assert.Equal(16, vector.Length);
        int bad = Array.FindIndex(vector, value => !float.IsFinite(value));
        if (bad >= 0) Assert.Fail($"{name}: number {bad} is {vector[bad]}.");
    }
}
