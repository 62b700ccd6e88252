using System.Text;
using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Characters;

/// <summary>
/// The normaliser against <see cref="string.Normalize(NormalizationForm)"/> of the system. Only
/// characters which the table's Unicode version assigns are compared: a newer system may know
/// more of the others, but must agree on these (UAX #15, section 3).
/// </summary>
public class CanonicalCompositionReferenceTests
{
    private readonly ITestOutputHelper _output;
    private int _compared;

    public CanonicalCompositionReferenceTests(ITestOutputHelper output)
    {
        string? reason = UnicodeReference.MissingBecause;
        Assert.SkipWhen(reason is not null, reason ?? string.Empty);
        _output = output;
    }

    [Fact]
    public void Every_assigned_code_point_alone()
    {
        foreach (int code in UnicodeReference.Assigned)
        {
            Compare(char.ConvertFromUtf32(code));
        }

        ExpectCompared(AssignedCodePoints.Count);
    }

    [Fact]
    public void The_canonical_decomposition_of_every_assigned_code_point()
    {
        int decomposing = 0;
        foreach (int code in UnicodeReference.Assigned)
        {
            string character = char.ConvertFromUtf32(code);
            string decomposed = character.Normalize(NormalizationForm.FormD);
            decomposing += decomposed == character ? 0 : 1;
            Compare(decomposed);
        }

        ExpectCompared(AssignedCodePoints.Count);
        Assert.Equal(2061 + 11172, decomposing);
    }

    /// <remarks>
    /// A wrong combining class, or a composition too many or too few, shows only between others.
    /// </remarks>
    [Fact]
    public void Every_assigned_code_point_among_others()
    {
        string[] contexts =
        [
            "\u0345{0}\u0334\u0323\u0301", "e\u0323{0}\u0301", "\u1100{0}\u11A8", "\u0915\u094D{0}\u093C", "{0}{0}",
        ];
        foreach (int code in UnicodeReference.Assigned)
        {
            string character = char.ConvertFromUtf32(code);
            foreach (string context in contexts)
            {
                Compare(context.Replace("{0}", character, StringComparison.Ordinal));
            }
        }

        ExpectCompared(AssignedCodePoints.Count * contexts.Length);
    }

    [Fact]
    public void The_classes_of_marks_are_in_the_same_order()
    {
        int[] marks = UnicodeReference.Assigned
            .Where(code => CanonicalTable.Instance.CombiningClass(code) != 0)
            .ToArray();

        // One mark of each class against every mark, on both sides.
        Dictionary<int, int> oneOfEach = [];
        foreach (int mark in marks)
        {
            oneOfEach.TryAdd(CanonicalTable.Instance.CombiningClass(mark), mark);
        }

        foreach (string mark in marks.Select(char.ConvertFromUtf32))
        {
            foreach (string other in oneOfEach.Values.Select(char.ConvertFromUtf32))
            {
                Compare("a" + mark + other + mark);
                Compare("a" + other + mark + other);
            }
        }

        Assert.True(oneOfEach.Count > 50);
        ExpectCompared(marks.Length * oneOfEach.Count * 2);
    }

    [Fact]
    public void Random_words()
    {
        var words = new RandomWords(seed: 1);
        for (int i = 0; i < 200_000; i++)
        {
            Compare(words.Next(longest: 12, loneSurrogates: false));
        }

        words = new RandomWords(CanonicalCompositionTests.SeedOfDigest);
        for (int i = 0; i < CanonicalCompositionTests.WordsOfDigest; i++)
        {
            Compare(words.Next(longest: 12, loneSurrogates: true));
        }

        ExpectCompared(200_000 + CanonicalCompositionTests.WordsOfDigest);
    }

    [Fact]
    public void Random_words_longer_than_the_inline_buffer()
    {
        var words = new RandomWords(seed: 2);
        for (int i = 0; i < 2_000; i++)
        {
            Compare(words.Next(longest: 20, loneSurrogates: true) + words.NextMarks(i / 4));
        }

        ExpectCompared(2_000);
    }

    [Fact]
    public void Ten_thousand_marks()
    {
        const int Count = 10_000;
        Compare("e" + new RandomWords(seed: 3).NextMarks(Count) + "\u12A0");
        Compare("e" + new string('\u0301', Count) + new string('\u0323', Count));
        Compare(new string('\u0344', Count));
        Compare("\u1112\u1161" + new string('\u11A8', Count));
        Compare(new string('\u12A0', Count) + "\u0301");
        ExpectCompared(5);
    }

    private static string Describe(IEnumerable<int> scalars) =>
        string.Join(' ', scalars.Select(scalar => scalar.ToString("X4")));

    private void Compare(string word)
    {
        int[] expected = UnicodeReference.Expected(word);
        int[] actual = CanonicalCompositionTests.Normalize(word);
        _compared++;
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            string units = Describe(word.Select(unit => (int)unit));
            Assert.Fail($"{units}: expected {Describe(expected)}, but was {Describe(actual)}.");
        }
    }

    private void ExpectCompared(int count)
    {
        _output.WriteLine($"{_compared} words compared with the system's normalisation.");
        Assert.Equal(count, _compared);
    }
}
