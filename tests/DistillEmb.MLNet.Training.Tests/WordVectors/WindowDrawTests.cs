using DistillEmb.MLNet.SkipGram;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

public sealed class WindowDrawTests
{
    private const int Lines = 2000;
    private const int Length = 30;

    private static readonly string Text = string.Join('\n', Enumerable.Range(0, Lines).Select(line => string.Join(' ', Enumerable.Range(0, Length).Select(i => $"w{line * i % 11}"))));

    [Fact]
    public void Windows_are_as_wide_as_chance_has_them_and_stay_in_their_line()
    {
        (WindowBatch batch, NumberedCorpus corpus) = Draw(new WordVectorOptions { MinimumCount = 1, Subsampling = 0, Window = 5 });
        corpus.Dispose();
        Assert.Equal(Lines * Length, batch.CenterCount);
        Assert.Equal(batch.RowCount, batch.Pairs[..batch.CenterCount].Sum() * 6);
        int[] middle = [.. Enumerable.Range(0, Lines).Select(line => batch.Pairs[(line * Length) + (Length / 2)])];
        Assert.Equal([2, 4, 6, 8, 10], middle.Distinct().Order());
        Assert.All(middle.CountBy(pairs => pairs), group => Assert.InRange(group.Value, Lines / 5 * 0.85, Lines / 5 * 1.15));
        Assert.All(Enumerable.Range(0, Lines), line => Assert.InRange(batch.Pairs[line * Length], 1, 5));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.75)]
    public void Negatives_come_by_the_power_of_their_counts_and_are_never_the_positive(double power)
    {
        (WindowBatch batch, NumberedCorpus corpus) = Draw(new WordVectorOptions { MinimumCount = 1, Subsampling = 0, NegativePower = power });
        using (corpus)
        {
            var table = new NegativeTable(corpus.Vocabulary.Counts, power);
            var random = new LineRandom(1, 1, 1);
            const int Draws = 200_000;
            int[] drawn = new int[corpus.Vocabulary.Count];
            for (int i = 0; i < Draws; i++) drawn[table.Draw(random.Next())]++;
            double[] chances = [.. corpus.Vocabulary.Counts.ToArray().Select(count => Math.Pow(count, power))];
            for (int word = 0; word < drawn.Length; word++) Assert.Equal(chances[word] / chances.Sum(), (double)drawn[word] / Draws, 0.005);
        }

        foreach (int[] pair in batch.Rows[..batch.RowCount].Chunk(6))
        {
            bool repeated = pair[0] < 0;
            Assert.DoesNotContain(repeated ? ~pair[0] : pair[0], pair[1..]);
            Assert.Equal(repeated, pair[1..].Distinct().Count() < 5);
        }
    }

    [Fact]
    public void Frequent_words_are_passed_over_by_fastTexts_formula()
    {
        Assert.Equal(Math.Sqrt(0.1) + 0.1, WindowDraw.ChanceToKeep(0.001, 0.0001), 12);
        Assert.Equal(1, WindowDraw.ChanceToKeep(0.001, 0));
        (WindowBatch batch, NumberedCorpus corpus) = Draw(new WordVectorOptions { MinimumCount = 1, Subsampling = 0.01 });
        using (corpus)
        {
            for (int word = 0; word < corpus.Vocabulary.Count; word++)
            {
                double count = corpus.Vocabulary.Counts[word];
                double expected = Math.Min(1, WindowDraw.ChanceToKeep(count / (Lines * Length), 0.01));
                Assert.Equal(expected, batch.Centers[..batch.CenterCount].Count(center => center == word) / count, 0.05);
            }
        }
    }

    private static (WindowBatch Batch, NumberedCorpus Corpus) Draw(WordVectorOptions options)
    {
        NumberedCorpus corpus = NumberedCorpus.Read(new MemoryLines(Text), options, default);
        var draw = new WindowDraw(corpus.Vocabulary, options, 1);
        var batch = new WindowBatch(options.Negatives + 1);
        var all = new WindowBatch(options.Negatives + 1);
        byte[] buffer = [];
        for (int block = 0; block < corpus.Ids.Blocks; block++)
        {
            draw.Fill(batch, corpus.Ids.Read(corpus.Ids[block], ref buffer), corpus.Ids[block].FirstLine, 1, _ => 1);
            for (int i = 0, at = 0; i < batch.CenterCount; i++)
            {
                all.AddCenter(batch.Centers[i], batch.Pairs[i], batch.Rates[i]);
                for (int pair = 0; pair < batch.Pairs[i]; pair++, at += 6) batch.Rows.AsSpan(at, 6).CopyTo(all.AddPair());
            }
        }

        return (all, corpus);
    }
}
