using Microsoft.ML;

namespace DistillEmb.MLNet.Persistence;

/// <summary>Finds the encoder in an ML.NET model file.</summary>
internal static class EncoderModelFile
{
    public static DistillEmbEncoder Load(string modelFile)
    {
        ITransformer model = ModelFile.Load(new MLContext().Model, modelFile, out _);
        return Find(model)?.Encoder ?? throw new InvalidDataException($"The model '{modelFile}' has no DistillEmb transformer in it.");
    }

    private static DistillEmbTransformer? Find(ITransformer model) => model switch
    {
        DistillEmbTransformer transformer => transformer,
        IEnumerable<ITransformer> chain => chain.Select(Find).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
