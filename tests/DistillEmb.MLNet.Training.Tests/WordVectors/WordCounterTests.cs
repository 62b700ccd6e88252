using System.Text;
using DistillEmb.MLNet.SkipGram;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

public sealed class WordCounterTests : IDisposable
{
    private readonly ScratchFolder _folder = new(null);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_in_little_memory_are_those_in_much()
    {
        var random = new Random(1);
        string[] tokens = [.. Enumerable.Range(0, 50_000).Select(_ => $"w{(int)(3000 * Math.Pow(random.NextDouble(), 3))}")];
        (CorpusVocabulary much, int none) = Count(tokens, 1_000_000, 3);
        (CorpusVocabulary little, int runs) = Count(tokens, 10_000, 3);
        Assert.Equal(0, none);
        Assert.InRange(runs, 10, 10_000);
        Assert.Equal(Listed(much), Listed(little));
        Assert.Equal(much.Census, little.Census);

        var expected = tokens.CountBy(token => token).Where(pair => pair.Value >= 3).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Select(pair => $"{pair.Key} {pair.Value}"), Listed(little));
        Assert.Equal(new CorpusCensus(tokens.Length, expected.Sum(pair => (long)pair.Value), tokens.Distinct().Count(), expected.Count, 1), little.Census);
    }

    [Fact]
    public void The_census_says_what_was_dropped_and_what_is_covered()
    {
        (CorpusVocabulary vocabulary, _) = Count(["a", "a", "a", "b", "c", "c", "d", "d"], 1000, 2);
        Assert.Equal("8 tokens in 1 lines; 3 of 4 different words are kept, which cover 87.50 % of the tokens; 1 rarer ones are dropped.", vocabulary.Census.ToString());
    }

    private (CorpusVocabulary Vocabulary, int Runs) Count(string[] tokens, long memory, int minimum)
    {
        var counter = new WordCounter(memory, _folder);
        foreach (string token in tokens) counter.Token(Encoding.UTF8.GetBytes(token));
        counter.EndLine();
        int runs = counter.Runs;
        return (counter.Finish(minimum, default), runs);
    }

    private static string[] Listed(CorpusVocabulary vocabulary) => [.. Enumerable.Range(0, vocabulary.Count).Select(word => $"{vocabulary.TextOf(word)} {vocabulary.Counts[word]}")];
}
