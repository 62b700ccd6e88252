using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

public sealed class NumberedCorpusTests : IDisposable
{
    private static readonly WordVectorOptions All = new() { MinimumCount = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_numbers_are_the_tokens_of_the_text()
    {
        var random = new Random(1);
        string[][] lines = [.. Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"ቃል{(int)(20_000 * Math.Pow(random.NextDouble(), 2))}").ToArray())];
        string path = _folder.Write("corpus.txt.gz", TemporaryFolder.Gzip(string.Concat(lines.Select(line => $"{string.Join(" \t\u3000", line)}\r\n\n"))));
        using NumberedCorpus corpus = NumberedCorpus.Read(new TextFiles(path), All, default);
        Assert.True(corpus.Ids.Blocks > 3);
        Assert.Equal(lines, Read(corpus));
        Assert.Equal(lines.Sum(line => line.Length), corpus.Ids.Tokens);
        Assert.Equal(6000, corpus.Vocabulary.Census.Lines);
    }

    [Fact]
    public void A_long_line_is_split_and_nothing_is_lost()
    {
        string[] tokens = [.. Enumerable.Range(0, 2345).Select(i => $"w{i % 7}")];
        using NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines(string.Join(' ', tokens)), All, default);
        string[][] lines = Read(corpus);
        Assert.Equal([1000, 1000, 345], lines.Select(line => line.Length));
        Assert.Equal(tokens, lines.SelectMany(line => line));
    }

    [Fact]
    public void Rare_words_are_left_out_and_their_neighbors_stand_side_by_side()
    {
        using NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines("a b rare a\nb rarer\nrarest"), new WordVectorOptions { MinimumCount = 2 }, default);
        Assert.Equal([["a", "b", "a"], ["b"]], Read(corpus));
    }

    [Fact]
    public void Spellings_of_one_word_are_one_word()
    {
        using NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines("caf\u00E9 cafe\u0301 ሰላ\u200Bም ሰላም \u200B \u1262\u135F"), All, default);
        Assert.Equal([["café", "café", "ሰላም", "ሰላም", "\u1262\u135F"]], Read(corpus));
    }

    [Fact]
    public void Lines_held_out_are_in_no_epoch()
    {
        string text = string.Join('\n', Enumerable.Range(0, 1000).Select(i => $"line{i} line{i} line{i}"));
        using NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines(text), new WordVectorOptions { MinimumCount = 1, HeldOutShare = 0.2 }, default);
        string[] kept = [.. Read(corpus).Select(line => line[0])];
        string[] held = [.. Read(corpus, corpus.Ids.HeldOut).Select(line => line[0])];
        Assert.InRange(held.Length, 150, 250);
        Assert.Equal(1000, kept.Union(held).Count());
        Assert.Equal(1000, kept.Length + held.Length);
    }

    [Fact]
    public void A_data_view_is_a_corpus_too()
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Tokens = ["a b", "c"], Text = "a b c" }, new Row { Tokens = [], Text = "" }, new Row { Tokens = ["b", "a"], Text = "b a" }]);
        foreach (string column in new[] { nameof(Row.Tokens), nameof(Row.Text) })
        {
            using NumberedCorpus corpus = NumberedCorpus.Read(new ViewTokens(data, column), All, default);
            Assert.Equal([["a", "b", "c"], ["b", "a"]], Read(corpus));
        }
    }

    [Fact]
    public void What_cannot_be_trained_on_is_told()
    {
        Assert.Equal(
            "The corpus of the test has 3 tokens of 2 different words in 2 lines, and 1 of the words 2 times or more (MinimumCount); expected at least 2 such words.",
            Assert.Throws<InvalidDataException>(() => NumberedCorpus.Read(new MemoryLines("a a b\n"), new WordVectorOptions { MinimumCount = 2 }, default)).Message);
        string path = _folder.Write("bad.txt", [(byte)'a', (byte)'\n', 0xC3, (byte)'\n']);
        Assert.Equal($"The corpus '{path}', line 2: found bytes that are no UTF-8; expected text in UTF-8.", Assert.Throws<InvalidDataException>(() => NumberedCorpus.Read(new TextFiles(path), All, default)).Message);
        Assert.Throws<FileNotFoundException>(() => NumberedCorpus.Read(new TextFiles(_folder.PathOf("none.txt")), All, default));
    }

    private static string[][] Read(NumberedCorpus corpus) => [.. Enumerable.Range(0, corpus.Ids.Blocks).SelectMany(block =>
    {
        byte[] buffer = [];
        return Read(corpus, corpus.Ids.Read(corpus.Ids[block], ref buffer));
    })];

    private static List<string[]> Read(NumberedCorpus corpus, ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string[]>();
        int[] line = new int[TokenIdWriter.LongestLine];
        var reader = new TokenIdReader(bytes);
        while (reader.Read(line) is int length and >= 0) lines.Add([.. line.Take(length).Select(corpus.Vocabulary.TextOf)]);
        return lines;
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string Text { get; set; } = "";
    }
}
