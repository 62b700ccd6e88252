using System.Text;
using DistillEmb.Vectors;
using Xunit;

namespace DistillEmb.MLNet.Tests.Vectors;

public class VectorLookupTests
{
    public static TheoryData<WeightPrecision> Precisions => [.. Enum.GetValues<WeightPrecision>()];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_word_of_the_table_has_its_own_vector(WeightPrecision precision)
    {
        VectorTable table = TestTables.Create(precision, hasNgrams: true);
        var lookup = new VectorLookup(table);
        for (int word = 0; word < TestTables.Words.Length; word++)
        {
            Assert.True(lookup.TryFind(TestTables.Words[word], out ReadOnlySpan<float> vector));
            Assert.Equal(TestTables.Word(table, word), vector.ToArray());
        }
    }

    [Theory]
    [InlineData("e\u0323\u0301ko\u0323\u0301", 4)] // Tone marks apart.
    [InlineData("se\u00ADlam", 0)] // A soft hyphen.
    public void A_word_is_one_in_all_its_forms(string word, int place)
    {
        VectorTable table = TestTables.Create();
        Assert.True(new VectorLookup(table).TryFind(word, out ReadOnlySpan<float> vector));
        Assert.Equal(TestTables.Word(table, place), vector.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    [InlineData("Selam")]
    [InlineData("selamta")]
    [InlineData("\ud800")]
    public void Without_ngrams_other_words_have_none(string word)
    {
        Assert.False(new VectorLookup(TestTables.Create()).TryFind(word, out ReadOnlySpan<float> vector));
        Assert.Equal(new float[TestTables.Dimension], vector.ToArray());
    }

    [Theory]
    [InlineData("selamta", 0, WeightPrecision.Float32)]
    [InlineData("selamta", 0, WeightPrecision.Float16)]
    [InlineData("selamta", 0, WeightPrecision.Int4)]
    [InlineData("selamta", 40, WeightPrecision.Float32)]
    [InlineData("bababuna", 0, WeightPrecision.Float32)]
    [InlineData("\u1230\u120B\u121D\u1273", 0, WeightPrecision.Float32)]
    public void With_ngrams_another_word_has_the_mean_of_those_that_are_there(string word, int buckets, WeightPrecision precision)
    {
        VectorTable table = TestTables.Create(precision, hasNgrams: true, buckets);
        ulong[] keys = table.Ngrams!.Keys.ToArray();
        float[][] there = [.. TestTables.Ngrams(Encoding.UTF8.GetBytes(word), buckets).Select(key => Array.IndexOf(keys, key)).Where(ngram => ngram >= 0).Select(ngram => TestTables.Ngram(table, ngram))];
        Assert.True(there.Length > 1);
        Assert.True(new VectorLookup(table).TryFind(word, out ReadOnlySpan<float> vector));
        for (int i = 0; i < vector.Length; i++) Assert.Equal(there.Average(ngram => ngram[i]), vector[i], 1e-6f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    [InlineData("xyz")]
    public void A_word_without_any_of_them_has_none(string word) => Assert.False(new VectorLookup(TestTables.Create(hasNgrams: true)).TryFind(word, out _));

    [Fact]
    public void What_was_found_before_is_not_in_what_is_found_next()
    {
        var lookup = new VectorLookup(TestTables.Create(hasNgrams: true));
        lookup.TryFind("selamta", out ReadOnlySpan<float> vector);
        float[] first = vector.ToArray();
        lookup.TryFind("buna", out _);
        lookup.TryFind("xyz", out _);
        lookup.TryFind("selamta", out vector);
        Assert.Equal(first, vector.ToArray());
    }

    // Longer than a spelling, and with half a surrogate pair: the n-grams are there all the same.
    [Fact]
    public void Words_that_no_table_holds_have_the_mean_of_their_ngrams()
    {
        VectorTable table = TestTables.Create(hasNgrams: true);
        string repeated = string.Concat(Enumerable.Repeat("alem", 5000));
        Assert.True(new VectorLookup(table).TryFind(repeated, out ReadOnlySpan<float> vector));
        Assert.All(vector.ToArray(), value => Assert.InRange(value, -0.5f, 0.5f));
        Assert.True(new VectorLookup(table).TryFind("selam\ud800", out vector));
        Assert.Contains(vector.ToArray(), value => value != 0);
    }
}
