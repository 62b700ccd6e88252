using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Models;

/// <summary>The transformers of a model, chains opened.</summary>
internal static class ModelSteps
{
    public static IEnumerable<ITransformer> Of(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Of) : [model];
}
