using System.Text;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>The words of training rows, one in all its Unicode forms.</summary>
public sealed class SentenceWordsTests
{
    private static readonly string[] Composed = ["\u00E9\u00E9", "\u00F1a", "\u00FCb"];

    [Fact]
    public void A_word_is_frequent_by_all_its_forms_together_and_has_one_place_in_the_table()
    {
        SentenceWords words = WordsOf(["plain", "plain", "plain", "\u00E9\u00E9", "\u00E9\u00E9", "e\u0301e\u0301", "e\u0301\u00E9", "other", "other", "third"]);
        DistillEmbNerOptions options = TaggedSample.Options();
        (options.WordTableSize, options.WordTableMinimumCount) = (3, 2);
        Assert.Equal("other plain \u00E9\u00E9", words.Tables(options).Words.ToString());
        options.WordTableSize = 1;
        Assert.Equal("\u00E9\u00E9", words.Tables(options).Words.ToString());
    }

    [Fact]
    public void A_word_has_one_number_in_all_its_forms()
    {
        SentenceWords words = new();
        Assert.Equal([0, 1, 0, 0, 1], words.Add(["\u00E9", "b", "e\u0301", "\u200B\u00E9", "b\u00AD"]));
        Assert.Equal(["\u00E9", "b"], words.All);
    }

    [Fact]
    public void An_encoder_that_starts_at_random_counts_the_characters_of_a_word_once()
    {
        DistillEmbNerOptions options = TaggedSample.Options();
        (options.MinimumCharacterCount, options.Architecture) = (2, TaggedSample.SmallNetwork);
        string[] forms = [.. Composed, .. Composed.Select(word => word.Normalize(NormalizationForm.FormD)), "xy", "zx"];
        Assert.Equal(['x'], StartingEncoder.Of(options, WordsOf(forms).All, new Random(1)).Sequence.Vocabulary.Scalars.ToArray().Select(scalar => (char)scalar));
    }

    private static SentenceWords WordsOf(string[] tokens)
    {
        var words = new SentenceWords();
        words.Add(tokens);
        return words;
    }
}
