using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>ML.NET's multinomial logistic regression (<c>LbfgsMaximumEntropy</c>) on one thread, hence the same every time.</summary>
internal sealed class LinearClassifier
{
    private const float Tolerance = 1e-4f;

    private readonly MLContext _mlContext = new();
    private readonly IEnumerable<Example> _train;
    private readonly bool _standardize;

    /// <param name="train">What to learn from.</param>
    /// <param name="standardize">Whether each number is brought to mean 0 and variance 1 over the training rows.</param>
    public LinearClassifier(IReadOnlyList<Example> train, bool standardize)
    {
        _train = train;
        _standardize = standardize;
    }

    /// <summary>Learns with a weight of the squared L2 norm, beside the loss's sum over the rows.</summary>
    /// <returns>Labels for rows.</returns>
    public Func<IReadOnlyList<Example>, string[]> Fit(float l2)
    {
        IEstimator<ITransformer> pipeline = _mlContext.Transforms.Conversion.MapValueToKey(nameof(Example.Label));
        if (_standardize) pipeline = pipeline.Append(_mlContext.Transforms.NormalizeMeanVariance(nameof(Example.Features), fixZero: false));
        ITransformer model = pipeline
            .Append(_mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = l2,
                NumberOfThreads = 1,
                OptimizationTolerance = Tolerance,
            }))
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(View(_train));
        return rows => [.. model.Transform(View(rows)).GetColumn<string>("PredictedLabel")];
    }

    private IDataView View(IEnumerable<Example> rows)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, _train.First().Features.Length);
        return _mlContext.Data.LoadFromEnumerable(rows, schema);
    }
}
