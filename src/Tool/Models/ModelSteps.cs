using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Models;

/// <summary>The transformers of a model, chains opened.</summary>
internal static class ModelSteps
{
    public static IEnumerable<ITransformer> Of(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Of) : [model];

    /// <summary>The first step of a kind, wherever it stands.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file that it is of.</param>
    /// <param name="kind">What such a step is to people.</param>
    /// <param name="maker">The command that makes one.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static TStep Find<TStep>(ITransformer model, string path, string kind, string maker)
        where TStep : class, ITransformer =>
        Of(model).OfType<TStep>().FirstOrDefault()
        ?? throw new InvalidDataException($"The model '{path}' has no {kind} in it; 'distillemb info {path}' says what it has, 'distillemb {maker}' makes one.");
}
