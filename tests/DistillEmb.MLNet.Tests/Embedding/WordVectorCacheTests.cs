using System.Runtime.InteropServices;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Tests.Onnx;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>The cache of words behind a transformer changes no bit of its output, and does not grow.</summary>
public class WordVectorCacheTests
{
    private const int Size = 12;

    private readonly MLContext _mlContext = new();

    [Fact]
    public void A_word_that_was_added_is_found_with_its_vector()
    {
        WordVectorCache cache = WordVectorCache.Create(1, Size)!;
        float[] found = new float[Size];
        foreach (string word in OnnxWords.All.Distinct().Where(word => word.Length < 32))
        {
            Assert.False(cache.TryGet(word, WordHash.Of(word), found, out _));
            cache.Add(word, WordHash.Of(word), Vector(word), word.Length == 0);
            Assert.True(cache.TryGet(word, WordHash.Of(word), found, out bool empty));
            Assert.Equal(word.Length == 0, empty);
            Assert.Equal(Vector(word), found);
        }
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void Long_words_are_not_kept(int length, bool kept)
    {
        WordVectorCache cache = WordVectorCache.Create(1, Size)!;
        cache.Add(new string('a', length), WordHash.Of(new string('a', length)), new float[Size], empty: false);
        Assert.Equal(kept, cache.TryGet(new string('a', length), WordHash.Of(new string('a', length)), new float[Size], out _));
    }

    [Fact]
    public void It_holds_as_many_words_as_it_has_room_for_and_keeps_those_that_are_asked_for()
    {
        WordVectorCache cache = WordVectorCache.Create(1, Size)!;
        Assert.InRange((long)cache.Capacity * WordVectorCache.BytesOf(Size), 900_000, 1 << 20);
        float[] found = new float[Size];
        cache.Add("often", WordHash.Of("often"), Vector("often"), empty: false);
        for (int i = 0; i < cache.Capacity * 4; i++)
        {
            Assert.True(cache.TryGet("often", WordHash.Of("often"), found, out _), $"Gone after {i} others.");
            cache.Add($"word{i}", WordHash.Of($"word{i}"), Vector($"word{i}"), empty: false);
        }

        Assert.Equal(Vector("often"), found);
        Assert.InRange(cache.Count, cache.Capacity * 9 / 10, cache.Capacity);
    }

    [Fact]
    public void Without_room_for_a_set_there_is_none() => Assert.Null(WordVectorCache.Create(1, 1 << 16));

    [Fact]
    public void A_hit_allocates_nothing()
    {
        WordVectorCache cache = WordVectorCache.Create(1, Size)!;
        float[] vector = new float[Size];
        cache.Add("word", WordHash.Of("word"), vector, empty: false);
        Assert.True(cache.TryGet("word", WordHash.Of("word"), vector, out _));
        cache.Add("other", WordHash.Of("other"), vector, empty: false);
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            cache.TryGet("word", WordHash.Of("word"), vector, out _);
            cache.Add("other", WordHash.Of("other"), vector, empty: false);
        }));
    }

    [Fact]
    public void Readers_and_writers_at_once_never_see_a_vector_of_another_word()
    {
        // Many more words than places: every place is written all the time.
        WordVectorCache cache = WordVectorCache.Create(1, 1024)!;
        string[] words = [.. Enumerable.Range(0, cache.Capacity * 3).Select(i => $"{i}")];
        long hits = 0;
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            var random = new Random(thread);
            float[] vector = new float[1024];
            for (int i = 0; i < 20_000; i++)
            {
                int word = random.Next(words.Length);
                if (cache.TryGet(words[word], WordHash.Of(words[word]), vector, out _))
                {
                    Assert.DoesNotContain(vector, number => number != word);
                    Interlocked.Increment(ref hits);
                }
                else
                {
                    Array.Fill(vector, word);
                    cache.Add(words[word], WordHash.Of(words[word]), vector, empty: false);
                }
            }
        });
        Assert.InRange(hits, 1000, 160_000);
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax, null)]
    [InlineData(DistillEmbOutput.Average, "fasttext")]
    [InlineData(DistillEmbOutput.Tokens, "word2vec")]
    public void Rows_have_the_same_bits_with_a_cache_and_without(DistillEmbOutput output, string? head)
    {
        DistillEmbEncoder encoder = TestEncoders.WithExactWords(TestEncoders.Create(), "ab", "abc");
        var random = new Random(3);
        IDataView data = _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 400).Select(_ => new Row { Tokens = [.. Enumerable.Range(0, random.Next(30)).Select(_ => OnnxWords.All[(int)(OnnxWords.All.Length * Math.Pow(random.NextDouble(), 3))])] }).ToArray());
        DistillEmbTransformer cached = _mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens", output, head).Fit(data);
        float[][] expected = TransformContract.Rows(_mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens", output, head, cacheMegabytes: 0).Fit(data).Transform(data), "Vectors");
        for (int round = 0; round < 2; round++) AssertSameBits(expected, TransformContract.Rows(cached.Transform(data), "Vectors"));
        Assert.InRange(cached.Cache!.Count, 100, OnnxWords.All.Length);
    }

    [Fact]
    public void Eight_threads_over_one_transformer_have_the_bits_of_one_without_a_cache_in_memory_that_does_not_grow()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        var random = new Random(9);
        IDataView data = _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 300).Select(_ => new Row { Tokens = [.. Enumerable.Range(0, 20).Select(_ => $"w{(int)(20_000 * Math.Pow(random.NextDouble(), 3))}")] }).ToArray());
        DistillEmbTransformer cached = _mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens", cacheMegabytes: 1).Fit(data);
        float[][] expected = TransformContract.Rows(_mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens", cacheMegabytes: 0).Fit(data).Transform(data), "Vectors");
        WordVectorCache? first = cached.Cache;
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => AssertSameBits(expected, TransformContract.Rows(cached.Transform(data), "Vectors")));
        Assert.Same(first, cached.Cache);
        Assert.True(first!.Count <= first.Capacity);
    }

    [Fact]
    public void The_size_is_an_option_of_the_transformer_and_is_not_saved()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Row { Tokens = ["a"] }]);
        DistillEmbTransformer transformer = _mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens", cacheMegabytes: 3).Fit(data);
        Assert.Equal(3, transformer.CacheMegabytes);
        using var saved = new MemoryStream();
        _mlContext.Model.Save(transformer, data.Schema, saved);
        saved.Position = 0;
        ITransformer loaded = _mlContext.Model.Load(saved, out _);
        var again = (DistillEmbTransformer)(loaded is IEnumerable<ITransformer> chain ? chain.Last() : loaded);
        Assert.Equal(DistillEmbTransformer.DefaultCacheMegabytes, again.CacheMegabytes);
        again.CacheMegabytes = 0;
        Assert.Null(again.Cache);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4097)]
    public void A_size_out_of_range_is_refused(int megabytes)
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => _mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), cacheMegabytes: megabytes)).Message;
        Assert.Contains("4096", message, StringComparison.Ordinal);
    }

    private static float[] Vector(string word) => [.. Enumerable.Range(0, Size).Select(i => (word.Length * 100) + (word.Length > 0 ? word[^1] : 0) + i)];

    private static void AssertSameBits(float[][] expected, float[][] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int row = 0; row < expected.Length; row++)
            Assert.True(MemoryMarshal.AsBytes<float>(expected[row]).SequenceEqual(MemoryMarshal.AsBytes<float>(found[row])), $"Row {row} differs.");
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
