using DistillEmb.MLNet.Tool.Models;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Finds the tagger in a model, wherever it stands in the pipeline.</summary>
internal static class TaggerModel
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no model, is damaged, or has no tagger in it.</exception>
    public static DistillEmbNerTransformer Load(MLContext mlContext, string path, CancellationToken stop) =>
        ModelSteps.Find<DistillEmbNerTransformer>(ModelInput.Pipeline(mlContext, path, stop).Model, path, "tagger", "ner train");
}
