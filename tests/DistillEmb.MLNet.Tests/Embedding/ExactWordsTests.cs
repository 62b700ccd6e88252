using System.Runtime.InteropServices;
using DistillEmb.Encoder;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>Words that have their teachers' vectors, beside a network that serves all others.</summary>
public class ExactWordsTests
{
    // Half a step of the largest number's 127, for each number.
    private const float HalfStep = 0.5f / 127;

    private static readonly DistillEmbEncoder Network = TestEncoders.Create();
    private static readonly string[] Words = ["selam", "ሰላም", "e\u0323\u0301ko\u0323\u0301", "averylongwordthatiscutoff", "漢字", "\U0001F600"];
    private static readonly DistillEmbEncoder Encoder = TestEncoders.WithExactWords(Network, Words);

    [Fact]
    public void An_exact_word_has_its_teachers_direction_in_every_head()
    {
        for (int i = 0; i < Words.Length; i++)
        {
            float[] vector = Encoder.Embed(Words[i]);
            float[] teacher = TestEncoders.TeacherVector(i, Encoder.VectorSize);
            foreach (EncoderHead head in Encoder.Heads)
            {
                float[] expected = teacher[head.Offset..(head.Offset + head.Dimension)];
                float[] actual = vector[head.Offset..(head.Offset + head.Dimension)];
                Assert.Equal(1, actual.Sum(number => (double)number * number), 1e-6);
                float unit = expected.Max(Math.Abs) / actual.Max(Math.Abs);
                for (int k = 0; k < expected.Length; k++) Assert.InRange(actual[k] * unit, expected[k] - (expected.Max(Math.Abs) * HalfStep * 1.001f), expected[k] + (expected.Max(Math.Abs) * HalfStep * 1.001f));
                Assert.InRange(DistillEmbEncoder.Cosine(expected, actual), 0.9999f, 1f);
            }
        }
    }

    [Fact]
    public void Every_other_word_has_exactly_the_vector_of_the_network()
    {
        string[] others = ["", "a", "Selam", "selan", "selamm", "ሰላ", "ሰላምን", "eko", "\ud800", "selam\ud800", "selam\0", " selam", new string('z', 10_000)];
        AssertSameBits(Network.Embed(others), Encoder.Embed(others));
        foreach (string other in others) AssertSameBits([Network.Embed(other)], [Encoder.Embed(other)]);
        Assert.Equal((0, Words.Length), (Network.ExactWordCount, Encoder.ExactWordCount));
    }

    [Theory]
    [InlineData("e\u0323\u0301ko\u0323\u0301")]
    [InlineData("\u1EB9\u0301k\u1ECD\u0301")]
    [InlineData("e\u0301\u0323k\u1ECD\u0301")]
    public void An_exact_word_is_found_in_every_Unicode_form(string form)
    {
        AssertSameBits([Encoder.Embed(Words[2])], [Encoder.Embed(form)]);
        Assert.NotEqual(Network.Embed(form), Encoder.Embed(form));
    }

    // Both are the same 14 characters to the network.
    [Fact]
    public void Words_that_read_the_same_to_the_network_do_not_share_an_exact_vector()
    {
        string cut = Words[3][..TestEncoders.MaxWordLength];
        string longer = Words[3] + "s";
        float[] network = Network.Embed(Words[3]);
        Assert.Equal(network, Encoder.Embed(cut));
        float[][] vectors = Encoder.Embed([cut, Words[3], longer, Words[3], cut]);
        AssertSameBits([network, Encoder.Embed(Words[3]), network, Encoder.Embed(Words[3]), network], vectors);
        Assert.NotEqual(network, vectors[1]);
    }

    // All that the network does not know is one character to it.
    [Fact]
    public void Characters_that_the_network_does_not_know_tell_exact_words_apart()
    {
        float[][] vectors = Encoder.Embed(["漢字", "漢漢", "\U0001F600", "\U0001F601"]);
        AssertSameBits([Network.Embed("漢字")], [vectors[1]]);
        Assert.NotEqual(vectors[0], vectors[1]);
        Assert.NotEqual(vectors[2], vectors[3]);
    }

    [Fact]
    public void Raw_heads_have_the_length_that_the_encoder_keeps_for_them()
    {
        DistillEmbEncoder raw = TestEncoders.WithExactWords(TestEncoders.Create(normalizeHeads: false), Words);
        float[] vector = raw.Embed("selam");
        Assert.Equal(2.5, Math.Sqrt(vector[..10].Sum(number => (double)number * number)), 1e-6);
        Assert.Equal(3.5, Math.Sqrt(vector[10..].Sum(number => (double)number * number)), 1e-6);
        Assert.Equal(1f, DistillEmbEncoder.Cosine(Encoder.Embed("selam").AsSpan(10), vector.AsSpan(10)), 1e-6f);
    }

    [Fact]
    public void A_part_that_several_heads_share_is_one_vector()
    {
        EncoderHead[] heads = [new("word2vec", 0, 10), new("fasttext", 0, 10), new("third", 10, 4)];
        DistillEmbEncoder shared = TestEncoders.WithExactWords(TestEncoders.Create(EncoderArchitecture.Small, heads), "ab");
        float[] vector = shared.Embed("ab");
        Assert.Equal(14, vector.Length);
        Assert.Equal(1, vector[..10].Sum(number => (double)number * number), 1e-6);
        Assert.Equal(1, vector[10..].Sum(number => (double)number * number), 1e-6);
    }

    [Fact]
    public void Similarity_and_neighbours_see_exact_vectors()
    {
        float expected = DistillEmbEncoder.Cosine(Encoder.Embed("selam"), Encoder.Embed("alem"));
        Assert.Equal(expected, Encoder.Similarity("selam", "alem"));
        Assert.Equal(expected, Encoder.FindNeighbors("selam", ["alem"]).Single().Similarity, 1e-6f);
        Assert.Equal(1f, Encoder.Similarity(Words[2], "\u1EB9\u0301k\u1ECD\u0301"), 1e-6f);
    }

    [Fact]
    public void Many_threads_get_the_vectors_of_one()
    {
        string[] mixed = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? Words[i % Words.Length] : $"{(char)('a' + (i % 26))}{(char)(0x1200 + (i % 71))}")];
        float[][] expected = [.. mixed.Select(Encoder.Embed)];
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, number =>
        {
            AssertSameBits(expected, Encoder.Embed(mixed));
            AssertSameBits([expected[number]], [Encoder.Embed(mixed[number])]);
        });
    }

    [Fact]
    public void Looking_up_an_exact_word_allocates_nothing()
    {
        float[] vector = new float[Encoder.VectorSize];
        for (int i = 0; i < 10; i++) Encoder.Embed("selam", vector); // The scratch is made once.
        EncoderScratch scratch = Encoder.RentScratch();
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            scratch.Begin();
            scratch.VectorOf(scratch.Add("ሰላም")).CopyTo(vector);
        }));
        Assert.Equal(0, scratch.Count);
    }

    [Fact]
    public void Only_words_with_a_spelling_and_a_direction_can_be_exact()
    {
        var builder = new ExactWordsBuilder([(0, 10), (10, 6)]);
        float[] vector = TestEncoders.TeacherVector(0, 16);
        foreach (string word in (string[])["", "\ud800", "a\udc00", new string('a', 129)]) Assert.False(builder.TryAdd(word, vector));
        Assert.False(builder.TryAdd("zero", [.. vector[..10], .. new float[6]]));
        Assert.False(builder.TryAdd("nan", [.. vector[..15], float.NaN]));
        Assert.True(builder.TryAdd(new string('a', 128), vector));
        Assert.True(builder.TryAdd("\u00E9", vector));
        Assert.False(builder.TryAdd("e\u0301", vector));
        Assert.Equal(2, builder.Count);
    }

    private static void AssertSameBits(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.True(MemoryMarshal.AsBytes<float>(expected[i]).SequenceEqual(MemoryMarshal.AsBytes<float>(actual[i])), $"Vector {i}");
    }
}
