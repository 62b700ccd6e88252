using DistillEmb.MLNet.Tests.Embedding;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>Rows of tokens through a transformer that learnt from them, or from others, how to average.</summary>
internal static class PoolingRows
{
    /// <summary>Rows of a few frequent words and rarer ones; one has no tokens.</summary>
    public static string[][] Some { get; } =
    [
        ["the", "the", "cat", "sat"],
        ["the", "dog", "sat", ""],
        [],
        ["the", "bird", "e\u0301t\u00E9"],
        ["a", "the", "\u00E9te\u0301", "cat"],
    ];

    public static ApplyDistillEmbOptions Options(
        TokenWeighting weighting = TokenWeighting.None,
        int components = 0,
        DistillEmbOutput output = DistillEmbOutput.Average,
        DistillEmbEncoder? encoder = null,
        string input = nameof(TransformerRow.Tokens)) => new()
        {
            OutputColumnName = "Vectors",
            InputColumnName = input,
            Encoder = encoder ?? TestEncoders.Create(),
            Output = output,
            Weighting = weighting,
            RemovedComponents = components,
        };

    public static IDataView View(MLContext mlContext, params string[][] rows) =>
        TransformerRow.View(mlContext, [.. rows.Select((tokens, id) => new TransformerRow { Id = id, Tokens = tokens })]);

    public static DistillEmbTransformer Fit(ApplyDistillEmbOptions options, params string[][] rows)
    {
        var mlContext = new MLContext();
        return mlContext.Transforms.ApplyDistillEmb(options).Fit(View(mlContext, rows));
    }

    public static float[][] Apply(ITransformer transformer, params string[][] rows) =>
        TransformContract.Rows(transformer.Transform(View(new MLContext(), rows)), "Vectors");

    /// <summary>The weighted average of some tokens' vectors, in double precision.</summary>
    public static double[] Average(DistillEmbEncoder encoder, params (string Token, double Weight)[] tokens)
    {
        double[] sum = new double[encoder.VectorSize];
        foreach ((string token, double weight) in tokens)
        {
            float[] vector = encoder.Embed(token);
            for (int i = 0; i < sum.Length; i++) sum[i] += weight * vector[i];
        }

        double weights = tokens.Sum(token => token.Weight);
        return [.. sum.Select(number => number / weights)];
    }
}
