using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public class NgramCensusTests
{
    private static readonly string[] Words = ["abab", "abc", "xbc"];

    [Theory]
    [InlineData(1, 8)] // Of <abab>, <abc> and <xbc>: <a ab ba b> bc c> <x xb.
    [InlineData(2, 4)]
    [InlineData(3, 0)]
    public void Only_n_grams_of_enough_words_have_a_bucket(int minimumCount, int expected)
    {
        PositionalArchitecture chosen = Take(new NgramBag(4096, 8, 2, 2, minimumCount));
        Assert.Equal(expected, chosen.Ngrams!.Vocabulary!.Count);
        Assert.Equal("positional-chosen-ngrams", chosen.Name);
    }

    [Fact]
    public void What_occurs_twice_in_a_word_counts_once()
    {
        var bag = new NgramBag(4096, 8, 2, 2, 2);
        NgramVocabulary vocabulary = NgramCensusOf(["abab", "xy"], bag);
        Assert.Equal(0, vocabulary.Count);
    }

    [Fact]
    public void The_most_frequent_ones_take_the_buckets()
    {
        NgramVocabulary vocabulary = NgramCensusOf(["ab", "ab", "ab", "cd"], new NgramBag(1, 8, 2, 2, 1));
        CharacterSequence sequence = TinyNetwork.SequenceOf(["ab", "cd"], 4);
        var bag = new NgramBag(1, 8, 2, 2) { Vocabulary = vocabulary };
        int[] buckets = new int[8];
        int[] rows = TinyNetwork.RowsOf(sequence, ["ab", "cd"]);
        Assert.Equal(1, bag.Collect(rows.AsSpan(0, 4), buckets)); // One of <a, ab, b>, which are equally frequent.
        Assert.Equal(0, bag.Collect(rows.AsSpan(sequence.Length, 4), buckets));
    }

    [Fact]
    public void Of_more_n_grams_than_can_matter_the_most_frequent_ones_are_found_all_the_same()
    {
        // One bucket has 16 candidates; of three thousand n-grams one is in every word.
        string[] words = [.. Enumerable.Range(0, 1000).Select(i => $"{(char)('\u1200' + (i % 50))}{(char)('\u1200' + (i / 50))}zq")];
        CharacterSequence sequence = TinyNetwork.SequenceOf(words, 8);
        var chosen = (PositionalArchitecture)NgramCensus.Take(new PositionalArchitecture { Ngrams = new NgramBag(1, 8, 3, 3, 1) }, words, sequence);
        int[] buckets = new int[16];
        Assert.All(TinyNetwork.RowsOf(sequence, words).Chunk(sequence.Length), rows => Assert.Equal(1, chosen.Ngrams!.Collect(rows.AsSpan(0, 6), buckets)));
    }

    [Fact]
    public void Without_a_minimum_all_n_grams_share_buckets() => Assert.Equal("positional-ngrams", Take(new NgramBag(64, 8, 2, 2, 0)).Name);

    private static PositionalArchitecture Take(NgramBag bag) =>
        (PositionalArchitecture)NgramCensus.Take(new PositionalArchitecture { Ngrams = bag }, Words, TinyNetwork.SequenceOf(Words, 8));

    private static NgramVocabulary NgramCensusOf(string[] words, NgramBag bag) =>
        ((PositionalArchitecture)NgramCensus.Take(new PositionalArchitecture { Ngrams = bag }, words, TinyNetwork.SequenceOf(words, 4))).Ngrams!.Vocabulary!;
}
