using DistillEmb.Classification;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Tests.Classification;
using DistillEmb.MLNet.Tests.Tagging;
using DistillEmb.Pooling;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Rows;

/// <summary>A huge row takes memory while it is read, and none of it afterwards; what it takes depends on its different words.</summary>
[Collection(MeasuredMemory.Name)]
public class HugeRowTests
{
    private const long SomeMegabytes = 16 << 20;

    private readonly DistillEmbEncoder _encoder = TestEncoders.Create();

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void A_huge_row_leaves_no_memory_with_the_getter_that_read_it(int cacheMegabytes)
    {
        RowPooling pooling = Pooling(DistillEmbOutput.Average);
        var part = new EncoderPart(_encoder, head: null);
        RowVectors row = part.Open(part.CreateCache(cacheMegabytes));
        float[] vector = new float[_encoder.VectorSize];
        AssertKeepsLittle(DifferentWords(400_000), tokens => pooling.Apply(tokens, row, vector), row);
    }

    [Fact]
    public void A_huge_row_before_a_short_one_leaves_no_memory_with_the_encoder()
    {
        RowPooling pooling = Pooling(DistillEmbOutput.Average);
        ReadOnlyMemory<char>[] few = DifferentWords(2);
        float[] vector = new float[_encoder.VectorSize];
        AssertKeepsLittle(DifferentWords(400_000), tokens =>
        {
            using RowVectors row = new EncoderPart(_encoder, head: null).Open(cache: null);
            pooling.Apply(tokens, row, vector);
            pooling.Apply(few, row, vector);
        });
    }

    [Fact]
    public void A_huge_list_of_words_leaves_no_memory_with_the_encoder() =>
        AssertKeepsLittle(DifferentWords(400_000), tokens => _encoder.Embed(tokens.Select(token => token.ToString())));

    [Fact]
    public void A_huge_row_leaves_no_memory_with_a_tagger()
    {
        Tagger tagger = TestTaggers.Create(layers: 1);
        var run = new TaggerRun(tagger);
        ReadOnlyMemory<char>[] few = DifferentWords(2);
        AssertKeepsLittle(DifferentWords(300_000), tokens =>
        {
            run.Read(tokens);
            Assert.Equal(tokens.Length, run.Probabilities.Length);
            run.Read(few);
            Assert.Equal(few.Length, run.Probabilities.Length);
        }, run);
    }

    [Fact]
    public void A_huge_row_leaves_no_memory_with_a_classifier()
    {
        var run = new TextClassifierRun(TestClassifiers.Create(TextPooling.Maximum, maxTokens: 1 << 20, layers: 1));
        AssertKeepsLittle(DifferentWords(300_000), tokens => run.Read(tokens), run);
    }

    [Fact]
    public void Words_that_come_again_take_no_memory_of_their_own()
    {
        RowPooling pooling = Pooling(DistillEmbOutput.Average);
        var part = new EncoderPart(_encoder, head: null);
        WordVectorCache cache = part.CreateCache(32)!;
        ReadOnlyMemory<char>[] different = DifferentWords(1000);
        ReadOnlyMemory<char>[] tokens = [.. Enumerable.Range(0, 400_000).Select(i => different[i % different.Length])];
        float[] vector = new float[_encoder.VectorSize];
        pooling.Apply(different, part.Open(cache), vector);
        Assert.Equal(different.Length, cache.Count);
        foreach (WordVectorCache? used in (WordVectorCache?[])[cache, null])
        {
            RowVectors row = part.Open(used);
            long allocated = Allocation.LeastOf(() => pooling.Apply(tokens, row, vector), 1);
            Assert.InRange(allocated, 0, SomeMegabytes / 4);
        }
    }

    [Fact]
    public void Tokens_whose_vectors_no_array_holds_are_refused_with_their_number()
    {
        DistillEmbEncoder wide = TestEncoders.Create(
            new PositionalArchitecture { EmbeddingSize = 1, Convolutions = [new(1, 8)], HiddenSize = 8, Ngrams = null }, EncoderHead.SideBySide([("wide", 1 << 16)]));
        ReadOnlyMemory<char>[] tokens = [.. Enumerable.Repeat("a".AsMemory(), 1 << 15)];
        RowPooling pooling = Pooling(wide, DistillEmbOutput.Tokens);
        string message = Assert.Throws<InvalidDataException>(() => pooling.SizeOf(tokens.Length)).Message;
        Assert.Contains("32768 tokens", message, StringComparison.Ordinal);
        Assert.Contains("at most 32767", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_whose_characters_no_array_holds_are_refused_with_their_number()
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable<WideRow>([]);
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => mlContext.Transforms.DistillEmbCharacters("Characters", _encoder, "Tokens").Fit(data));
        Assert.Contains($"{WideRow.Size} tokens", fault.Message, StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<char>[] DifferentWords(int count)
    {
        var words = new ReadOnlyMemory<char>[count];
        for (int i = 0; i < count; i++) words[i] = string.Create(8, i, (letters, number) =>
        {
            for (int at = 0; at < letters.Length; at++, number /= 26) letters[at] = (char)('a' + (number % 26));
        }).AsMemory();
        return words;
    }

    /// <summary>Reads a row of few words, a huge one, and compares the memory in use before and after.</summary>
    private static void AssertKeepsLittle(ReadOnlyMemory<char>[] huge, Action<ReadOnlyMemory<char>[]> read, params object?[] alive)
    {
        read(DifferentWords(3));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        read(huge);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange(after - before, long.MinValue, SomeMegabytes);
        GC.KeepAlive(alive);
        GC.KeepAlive(huge);
        GC.KeepAlive(read);
    }

    private RowPooling Pooling(DistillEmbOutput form) => Pooling(_encoder, form);

    private static RowPooling Pooling(DistillEmbEncoder encoder, DistillEmbOutput form) => new(encoder.VectorSize, () => [], form, LearntPooling.None);

    private sealed class WideRow
    {
        public const int Size = 200_000_000;

        [VectorType(Size)]
        public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }
    }
}
