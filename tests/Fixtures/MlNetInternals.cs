using Microsoft.ML;

namespace DistillEmb.MLNet.Tests;

/// <summary>What tests ask of ML.NET that is internal to it.</summary>
public static class MlNetInternals
{
    /// <summary>The schema of data as an estimator is asked about it.</summary>
    public static SchemaShape ToShape(this DataViewSchema schema) => SchemaShape.Create(schema);

    /// <summary>Cancels all that runs in a context.</summary>
    public static void Cancel(this MLContext mlContext) => mlContext.CancelExecution();
}
