using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Characters;

/// <summary>What is known of the normaliser without the system's normalisation.</summary>
public class CanonicalCompositionTests
{
    internal const int SeedOfDigest = 6;
    internal const int WordsOfDigest = 50_000;
    private const string Digest = "E078AD4730F47F4A34F01A57425EB39BFA6D3828196FB68E5B8D54E1CEB25E34";

    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "61 62 63")]
    [InlineData("\u0000a\u0000", "0 61 0")]
    [InlineData("\u1230\u120B\u121D", "1230 120B 121D")] // Amharic
    [InlineData("\u1200\u135F\u135D", "1200 135F 135D")] // Ethiopic marks are of one class
    [InlineData("e\u0301", "E9")]
    [InlineData("\u00E9\u0323", "1EB9 301")] // Yoruba, in the other order
    [InlineData("e\u0301\u0323", "1EB9 301")]
    [InlineData("\u1EB9\u0301", "1EB9 301")]
    [InlineData("o\u0323\u0300", "1ECD 300")]
    [InlineData("s\u0323", "1E63")]
    [InlineData("n\u0300", "1F9")]
    [InlineData("u\u0323", "1EE5")] // Igbo
    [InlineData("a\u0302\u0301", "1EA5")]
    [InlineData("a\u0301\u0302", "E1 302")] // blocked: one class
    [InlineData("a\u0334\u0301", "E1 334")] // not blocked: another class
    [InlineData("a\u094D\u0301", "E1 94D")]
    [InlineData("a\u0915\u0301", "61 915 301")] // blocked by a starter
    [InlineData("\u0301a", "301 61")]
    [InlineData("\u0301\u0323", "323 301")]
    [InlineData("\u0344", "308 301")] // a non-starter decomposition
    [InlineData("\u212B", "C5")] // singletons
    [InlineData("\u2126", "3A9")]
    [InlineData("\u212A", "4B")]
    [InlineData("\uF900", "8C48")]
    [InlineData("\u0958", "915 93C")] // composition exclusions
    [InlineData("\uFB1D", "5D9 5B4")]
    [InlineData("\u2ADC", "2ADD 338")]
    [InlineData("\uFB2C", "5E9 5BC 5C1")]
    [InlineData("\U0001D160", "1D158 1D165 1D16E")]
    [InlineData("\u1112\u1161\u11AB", "D55C")] // Hangul
    [InlineData("\u1112\u1161", "D558")]
    [InlineData("\uD558\u11AB", "D55C")]
    [InlineData("\uD55C\u11AB", "D55C 11AB")]
    [InlineData("\uD558\u11A7", "D558 11A7")]
    [InlineData("\u1112\u0334\u1161", "1112 334 1161")]
    [InlineData("\u09C7\u09BE", "9CB")] // two-part vowels
    [InlineData("\u0DD9\u0DCF\u0DCA", "DDD")]
    [InlineData("\U00011935\U00011930", "11938")]
    [InlineData("\U0001F600", "1F600")]
    public void Known_words_have_their_known_form(string word, string expected)
    {
        int[] scalars = expected
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .ToArray();

        Assert.Equal(scalars, Normalize(word));
    }

    // Not inline data: a test runner may not keep ill-formed text.
    [Fact]
    public void A_lone_surrogate_is_unknown_and_composes_with_nothing()
    {
        Assert.Equal([-1], Normalize("\uD800"));
        Assert.Equal([-1], Normalize("\uDC00"));
        Assert.Equal([-1, -1], Normalize("\uDC00\uD800"));
        Assert.Equal([-1, 0x10000], Normalize("\uD800\uD800\uDC00"));
        Assert.Equal([0x65, -1, 0x301], Normalize("e\uD800\u0301"));
        Assert.Equal([-1, 0x323, 0x301], Normalize("\uDFFF\u0301\u0323"));
        Assert.Equal([0x1112, -1, 0x1161], Normalize("\u1112\uDBFF\u1161"));
        Assert.Equal([0xE9, -1, 0xE9], Normalize("e\u0301\uD800e\u0301"));
    }

    [Fact]
    public void A_short_destination_takes_the_beginning_of_the_whole_form()
    {
        var words = new RandomWords(seed: 4);
        for (int i = 0; i < 5_000; i++)
        {
            string word = words.Next(longest: 20, loneSurrogates: true);
            int[] whole = Normalize(word);
            for (int length = 0; length <= whole.Length; length++)
            {
                int[] beginning = new int[length];
                Assert.Equal(length, CanonicalComposition.ToScalars(word, beginning));
                Assert.Equal(whole[..length], beginning);
            }
        }
    }

    [Fact]
    public void The_form_of_a_form_is_itself()
    {
        var words = new RandomWords(seed: 5);
        for (int i = 0; i < 20_000; i++)
        {
            int[] once = Normalize(words.Next(longest: 12, loneSurrogates: false));
            Assert.Equal(once, Normalize(string.Concat(once.Select(char.ConvertFromUtf32))));
        }
    }

    /// <remarks>
    /// The digest was taken where ICU 72 agreed; the reference tests compare the same words. It is
    /// the same on every system, whatever its globalization, or saved models would change.
    /// </remarks>
    [Fact]
    public void The_results_are_the_same_on_every_system()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int code in UnicodeReference.Assigned)
        {
            Append(hash, Normalize("\u0345" + char.ConvertFromUtf32(code) + "\u0334\u0323\u0301"));
        }

        var words = new RandomWords(SeedOfDigest);
        for (int i = 0; i < WordsOfDigest; i++)
        {
            Append(hash, Normalize(words.Next(longest: 12, loneSurrogates: true)));
        }

        Assert.Equal(Digest, Convert.ToHexString(hash.GetHashAndReset()));
    }

    [Fact]
    public void Usual_words_are_normalised_without_allocation()
    {
        const string Composed = "\u1230\u120B\u121D";
        const string Decomposed = "e\u0323\u0301ko\u0323\u0301";
        int[] destination = new int[14];
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            CanonicalComposition.ToScalars(Composed, destination);
            CanonicalComposition.ToScalars(Decomposed, destination);
        }));
    }

    [Fact]
    public void The_table_is_of_the_version_of_the_list_of_assigned_code_points()
    {
        Assert.Equal(AssignedCodePoints.UnicodeVersion, CanonicalTable.Instance.UnicodeVersion.ToString());
        Assert.Equal(AssignedCodePoints.Count, UnicodeReference.Assigned.Length);
    }

    internal static int[] Normalize(string word)
    {
        int[] destination = new int[word.Length * CanonicalComposition.MaxScalarsPerChar];
        int written = CanonicalComposition.ToScalars(word, destination);
        return destination[..written];
    }

    private static void Append(IncrementalHash hash, int[] scalars)
    {
        byte[] bytes = new byte[(scalars.Length + 1) * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, scalars.Length);
        for (int i = 0; i < scalars.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((i + 1) * sizeof(int)), scalars[i]);
        }

        hash.AppendData(bytes);
    }
}
