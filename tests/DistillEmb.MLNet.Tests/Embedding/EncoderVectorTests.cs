using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class EncoderVectorTests
{
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();
    private static readonly string[] Words = ["a", "b", "selam", "\u1230\u120B\u121D", "\u12A2\u1275\u12EE\u1335\u12EB", "\u1EB9k\u1ECD", "0", "averylongwordthatiscutoff"];

    [Fact]
    public void The_encoder_describes_itself()
    {
        Assert.Equal(16, Encoder.VectorSize);
        Assert.Equal(TestEncoders.MaxWordLength, Encoder.MaxWordLength);
        Assert.Equal(TestEncoders.Vocabulary.Scalars.Length, Encoder.CharacterCount);
        Assert.Equal(Encoder.Weights.Shapes.Sum(shape => shape.Length), Encoder.ParameterCount);
        Assert.Equal([("word2vec", 0, 10), ("fasttext", 10, 6)], Encoder.Heads.Select(head => (head.Name, head.Offset, head.Dimension)));
    }

    [Fact]
    public void Each_head_has_length_1()
    {
        foreach (string word in Words)
        {
            Assert.Equal(1, Length(Encoder.Embed(word), Encoder.Heads[0]), 1e-6);
            Assert.Equal(1, Length(Encoder.Embed(word), Encoder.Heads[1]), 1e-6);
        }
    }

    [Fact]
    public void Raw_heads_are_those_before_scaling()
    {
        DistillEmbEncoder raw = TestEncoders.Create(normalizeHeads: false);
        foreach (string word in Words)
        {
            float[] vector = raw.Embed(word);
            foreach (EncoderHead head in raw.Heads)
            {
                double length = Length(vector, head);
                Assert.True(Math.Abs(length - 1) > 1e-3, $"The raw head '{head.Name}' of '{word}' has length {length}.");
                for (int i = head.Offset; i < head.Offset + head.Dimension; i++) Assert.Equal(vector[i] / length, Encoder.Embed(word)[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Different_words_have_different_vectors()
    {
        Assert.Equal(Words.Length, Words.Select(word => string.Join(' ', Encoder.Embed(word))).Distinct().Count());
    }

    [Fact]
    public void The_empty_text_has_the_vector_zero()
    {
        Assert.Equal(new float[16], Encoder.Embed(""));
        Assert.Equal(new float[16], TestEncoders.Create(normalizeHeads: false).Embed(""));
        Assert.Equal(new float[16], Encoder.Embed(["a", "", "b"])[1]);
    }

    [Fact]
    public void Composed_and_decomposed_spellings_have_one_vector()
    {
        Assert.Equal(Encoder.Embed("caf\u00E9"), Encoder.Embed("cafe\u0301"));
        Assert.Equal(Encoder.Embed("\u1ECD\u0301"), Encoder.Embed("o\u0301\u0323"));
    }

    [Fact]
    public void What_follows_the_longest_word_is_ignored()
    {
        Assert.Equal(Encoder.Embed("abcdefghijklmn"), Encoder.Embed("abcdefghijklmnopq"));
        Assert.NotEqual(Encoder.Embed("abcdefghijklmn"), Encoder.Embed("abcdefghijklm"));
    }

    [Fact]
    public void A_span_has_the_vector_of_its_string()
    {
        foreach (string word in Words)
        {
            float[] vector = new float[16];
            Encoder.Embed($"x{word}x".AsSpan(1, word.Length), vector);
            Assert.Equal(Encoder.Embed(word), vector);
        }
    }

    [Fact]
    public void Only_a_vector_is_written_to_a_larger_destination()
    {
        float[] vector = new float[20];
        Array.Fill(vector, 7f);
        Encoder.Embed("selam".AsSpan(), vector);
        Assert.Equal([.. Encoder.Embed("selam"), 7f, 7f, 7f, 7f], vector.AsEnumerable());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_destination_that_is_too_small_is_refused(int size)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => Encoder.Embed("selam".AsSpan(), new float[size]));
        Assert.Contains($"room for {size} values; a vector has 16", fault.Message);
    }

    [Fact]
    public void Repeated_words_have_a_vector_each()
    {
        string[] words = [.. Enumerable.Range(0, 300).Select(i => Words[i * i % Words.Length])];
        float[][] vectors = Encoder.Embed(words);
        Assert.Equal(words.Select(Encoder.Embed), vectors);
        Assert.Equal(vectors.Length, vectors.Distinct().Count()); // Arrays of their own: who changes one changes no other.
    }

    [Fact]
    public void No_words_have_no_vectors()
    {
        Assert.Empty(Encoder.Embed([]));
    }

    [Fact]
    public void Words_may_be_produced_by_the_encoder_itself()
    {
        Assert.Equal(Words.Select(Encoder.Embed), Encoder.Embed(Words.Where(word => Encoder.Similarity(word, "selam") <= 1)));
    }

    [Fact]
    public void A_batch_larger_than_the_kept_buffers_leaves_the_encoder_usable()
    {
        string[] words = [.. Enumerable.Range(0, 5000).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}")];
        float[][] vectors = Encoder.Embed(words);
        for (int i = 0; i < words.Length; i += 97) Assert.Equal(Encoder.Embed(words[i]), vectors[i]);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Encoder.Embed((string)null!));
        Assert.Throws<ArgumentNullException>(() => Encoder.Embed((IEnumerable<string>)null!));
        ArgumentException fault = Assert.Throws<ArgumentException>(() => Encoder.Embed(["a", "b", null!]));
        Assert.Contains("Word 2 is null", fault.Message);
        Assert.Equal(Encoder.Embed("a"), Encoder.Embed(["a", "b"])[0]); // The refused batch left nothing behind.
    }

    private static double Length(float[] vector, EncoderHead head) =>
        Math.Sqrt(vector.Skip(head.Offset).Take(head.Dimension).Sum(value => (double)value * value));
}
