using DistillEmb.MLNet.Tests.Embedding;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>How the data is read, and what happens where there is nothing in it.</summary>
public class PoolingFitTests
{
    private readonly MLContext _mlContext = new();

    [Theory]
    [InlineData(TokenWeighting.None, 0, 0)]
    [InlineData(TokenWeighting.InverseFrequency, 0, 1)]
    [InlineData(TokenWeighting.None, 3, 1)]
    [InlineData(TokenWeighting.InverseDocumentFrequency, 1, 2)]
    public void The_data_is_read_once_for_each_thing_to_learn(TokenWeighting weighting, int components, int passes)
    {
        int begun = 0;
        IEnumerable<TransformerRow> Rows()
        {
            begun++;
            foreach (string[] tokens in PoolingRows.Some) yield return new TransformerRow { Tokens = tokens };
        }

        _mlContext.Transforms.ApplyDistillEmb(PoolingRows.Options(weighting, components)).Fit(_mlContext.Data.LoadFromEnumerable(Rows()));
        Assert.Equal(passes, begun);
    }

    [Fact]
    public void Fitting_twice_gives_the_same_bits_and_other_data_other_ones()
    {
        ApplyDistillEmbEstimator estimator = _mlContext.Transforms.ApplyDistillEmb(PoolingRows.Options(TokenWeighting.InverseFrequency, 2));
        IDataView data = PoolingRows.View(_mlContext, PoolingRows.Some);
        float[][] first = PoolingRows.Apply(estimator.Fit(data), PoolingRows.Some);
        Assert.Equal(first, PoolingRows.Apply(estimator.Fit(data), PoolingRows.Some));
        Assert.NotEqual(first, PoolingRows.Apply(estimator.Fit(PoolingRows.View(_mlContext, ["cat", "dog"], ["bird"])), PoolingRows.Some));
    }

    [Theory]
    [InlineData(TokenWeighting.InverseFrequency, 0, "Weighting InverseFrequency")]
    [InlineData(TokenWeighting.None, 2, "RemovedComponents 2")]
    public void Data_without_tokens_is_refused_with_the_column_and_the_option(TokenWeighting weighting, int components, string option)
    {
        ApplyDistillEmbEstimator estimator = _mlContext.Transforms.ApplyDistillEmb(PoolingRows.Options(weighting, components));
        foreach (string[][] rows in (string[][][])[[], [[], ["", ""]]])
        {
            string message = Assert.Throws<InvalidDataException>(() => estimator.Fit(PoolingRows.View(_mlContext, rows))).Message;
            Assert.Contains("'Tokens'", message);
            Assert.Contains(option, message);
        }
    }

    [Fact]
    public void A_wrong_column_fails_before_the_data_is_read()
    {
        ApplyDistillEmbOptions options = PoolingRows.Options(TokenWeighting.InverseFrequency, input: "Id");
        Assert.Contains("'Id'", Assert.ThrowsAny<ArgumentException>(() => PoolingRows.Fit(options, PoolingRows.Some)).Message);
        options.InputColumnName = "Missing";
        Assert.Contains("'Missing'", Assert.ThrowsAny<ArgumentException>(() => PoolingRows.Fit(options, PoolingRows.Some)).Message);
    }

    [Theory]
    [InlineData(TokenWeighting.InverseFrequency, 0)]
    [InlineData(TokenWeighting.None, 1)]
    public void Cancelling_ends_a_pass_over_endless_data(TokenWeighting weighting, int components)
    {
        using var cancellation = new CancellationTokenSource();
        ApplyDistillEmbOptions options = PoolingRows.Options(weighting, components);
        options.CancellationToken = cancellation.Token;
        IEnumerable<TransformerRow> Endless()
        {
            for (int row = 0; ; row++)
            {
                if (row == 3000) cancellation.Cancel();
                yield return new TransformerRow { Tokens = ["the", "cat"] };
            }
        }

        IDataView data = _mlContext.Data.LoadFromEnumerable(Endless());
        Assert.Throws<OperationCanceledException>(() => _mlContext.Transforms.ApplyDistillEmb(options).Fit(data));
    }

    [Fact]
    public void What_is_learnt_is_logged()
    {
        var messages = new List<string>();
        _mlContext.Log += (_, entry) => messages.Add(entry.Message);
        _mlContext.Transforms.ApplyDistillEmb(PoolingRows.Options(TokenWeighting.InverseDocumentFrequency, 9)).Fit(PoolingRows.View(_mlContext, PoolingRows.Some));
        Assert.Contains(messages, message => message.Contains("14 tokens in 4 rows are 7 different words, of which 4 have a weight", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("4 rows have 4 components; 9 were asked for", StringComparison.Ordinal));
    }
}
