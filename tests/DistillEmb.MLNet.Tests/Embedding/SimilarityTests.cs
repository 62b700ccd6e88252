using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class SimilarityTests
{
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();
    private static readonly string[] Words = ["a", "selam", "\u1230\u120B\u121D", "\u12A2\u1275\u12EE\u1335\u12EB", "\u1EB9k\u1ECD"];

    [Theory]
    [InlineData(null)]
    [InlineData("word2vec")]
    [InlineData("fasttext")]
    public void Similarity_is_the_cosine_of_the_head(string? head)
    {
        int offset = head == "fasttext" ? 10 : 0;
        int dimension = head switch { "word2vec" => 10, "fasttext" => 6, _ => 16 };
        foreach (string first in Words)
        {
            foreach (string second in Words)
            {
                double[] x = [.. Encoder.Embed(first).Skip(offset).Take(dimension)];
                double[] y = [.. Encoder.Embed(second).Skip(offset).Take(dimension)];
                double dot = x.Zip(y, (a, b) => a * b).Sum();
                double lengths = Math.Sqrt(x.Sum(a => a * a) * y.Sum(b => b * b));
                Assert.Equal(dot / lengths, Encoder.Similarity(first, second, head), 1e-5);
            }
        }
    }

    [Fact]
    public void Similarity_is_symmetric_and_stays_in_its_range()
    {
        foreach (string first in Words)
        {
            foreach (string second in Words)
            {
                float similarity = Encoder.Similarity(first, second);
                Assert.Equal(similarity, Encoder.Similarity(second, first));
                Assert.InRange(similarity, -1f, 1f);
            }
        }
    }

    [Fact]
    public void A_word_is_as_similar_to_itself_as_can_be()
    {
        foreach (string word in Words)
        {
            Assert.Equal(1f, Encoder.Similarity(word, word), 1e-6f);
            Assert.Equal(1f, TestEncoders.Create(normalizeHeads: false).Similarity(word, word, "fasttext"), 1e-6f);
        }
    }

    [Fact]
    public void Nothing_is_similar_to_the_empty_text()
    {
        Assert.Equal(0f, Encoder.Similarity("", "selam"));
        Assert.Equal(0f, Encoder.Similarity("selam", "", "fasttext"));
        Assert.Equal(0f, Encoder.Similarity("", ""));
    }

    [Theory]
    [InlineData("glove")]
    [InlineData("Word2Vec")]
    [InlineData("")]
    public void An_unknown_head_is_refused_with_those_that_there_are(string head)
    {
        Action[] uses = [() => Encoder.Similarity("a", "b", head), () => Encoder.CreateIndex(Words, head), () => Encoder.FindNeighbors("a", Words, head: head)];
        foreach (Action use in uses)
        {
            ArgumentException fault = Assert.Throws<ArgumentException>(use);
            Assert.Contains($"no head '{head}'", fault.Message);
            Assert.Contains("'word2vec', 'fasttext'", fault.Message);
        }
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Encoder.Similarity(null!, "a"));
        Assert.Throws<ArgumentNullException>(() => Encoder.Similarity("a", null!));
    }
}
