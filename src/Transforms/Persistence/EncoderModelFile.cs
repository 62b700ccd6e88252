using System.IO.Compression;
using System.Reflection;
using Microsoft.ML;

namespace DistillEmb.MLNet.Persistence;

/// <summary>Finds the encoder in an ML.NET model file.</summary>
internal static class EncoderModelFile
{
    public static DistillEmbEncoder Load(string modelFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFile);
        if (!File.Exists(modelFile)) throw new FileNotFoundException($"The model file '{modelFile}' does not exist.", modelFile);
        ITransformer model = LoadModel(modelFile);
        return Find(model)?.Encoder ?? throw new InvalidDataException($"The model '{modelFile}' has no DistillEmb transformer in it.");
    }

    private static ITransformer LoadModel(string modelFile)
    {
        try
        {
            using (ZipFile.OpenRead(modelFile))
            {
                // Fails where the file is no zip; ML.NET's own message would not say so.
            }

            return new MLContext().Model.Load(modelFile, out _);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or InvalidOperationException or TargetInvocationException or ArgumentException)
        {
            Exception cause = exception.InnerException is InvalidDataException inner ? inner : exception;
            throw new InvalidDataException($"The model '{modelFile}' could not be read: {cause.Message}", exception);
        }
    }

    private static DistillEmbTransformer? Find(ITransformer model) => model switch
    {
        DistillEmbTransformer transformer => transformer,
        IEnumerable<ITransformer> chain => chain.Select(Find).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
