using System.Globalization;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>Where the transformer takes the place of ML.NET's own word embedding, and what it does better there.</summary>
public sealed class TransformerAgainstApplyWordEmbeddingTests : IDisposable
{
    private readonly string _vectorFile = Path.Combine(Path.GetTempPath(), $"distillemb-{Guid.NewGuid():N}.vec");
    private readonly MLContext _mlContext = new();

    public TransformerAgainstApplyWordEmbeddingTests()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        string[] words = ["selam", "alem", "ሰላም"];
        File.WriteAllLines(_vectorFile, words.Select(word => $"{word} {string.Join(' ', encoder.Embed(word).Select(number => number.ToString(CultureInfo.InvariantCulture)))}"));
    }

    public void Dispose() => File.Delete(_vectorFile);

    [Fact]
    public void A_row_of_known_words_gives_the_same_minimum_average_and_maximum()
    {
        float[][] theirs = Theirs(["selam", "alem"], ["selam", "selam", "ሰላም"]);
        float[][] ours = Ours(["selam", "alem"], ["selam", "selam", "ሰላም"]);
        Assert.Equal(theirs.Length, ours.Length);
        for (int row = 0; row < ours.Length; row++)
        {
            Assert.Equal(theirs[row].Length, ours[row].Length);
            Assert.All(ours[row].Zip(theirs[row]), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        }
    }

    [Fact]
    public void A_row_without_tokens_gives_zeros_where_theirs_gives_the_ends_of_the_number_range()
    {
        float[] theirs = Assert.Single(Theirs([[]]));
        Assert.All(theirs[..16], number => Assert.Equal(float.MaxValue, number));
        Assert.All(theirs[32..], number => Assert.Equal(float.MinValue, number));
        Assert.Equal(new float[48], Assert.Single(Ours([[]])));
    }

    [Fact]
    public void A_row_of_words_never_seen_has_vectors_where_theirs_gives_the_ends_of_the_number_range()
    {
        float[] theirs = Assert.Single(Theirs(["neverseen", "ለዓለም"]));
        Assert.Equal(3.4e38f, theirs[0], 1e37f);
        Assert.Equal(-3.4e38f, theirs[^1], 1e37f);
        float[] ours = Assert.Single(Ours(["neverseen", "ለዓለም"]));
        Assert.All(ours, number => Assert.InRange(number, -1f, 1f));
        Assert.Contains(ours, number => number != 0);
    }

    private float[][] Theirs(params string[][] rows)
    {
        IDataView data = Data(rows);
        return TransformContract.Rows(_mlContext.Transforms.Text.ApplyWordEmbedding("V", _vectorFile, "Tokens").Fit(data).Transform(data), "V");
    }

    private float[][] Ours(params string[][] rows)
    {
        IDataView data = Data(rows);
        return TransformContract.Rows(_mlContext.Transforms.ApplyDistillEmb("V", TestEncoders.Create(), "Tokens").Fit(data).Transform(data), "V");
    }

    private IDataView Data(string[][] rows) => TransformerRow.View(_mlContext, [.. rows.Select(tokens => new TransformerRow { Tokens = tokens })]);
}
