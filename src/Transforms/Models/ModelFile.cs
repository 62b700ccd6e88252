using DistillEmb.Files;
using Microsoft.ML;

namespace DistillEmb.MLNet.Models;

/// <summary>Loads ML.NET model files, with one kind of exception for all that can be wrong in them.</summary>
internal static class ModelFile
{
    public static ITransformer Load(ModelOperationsCatalog catalog, string modelFile, out DataViewSchema? inputSchema)
    {
        using FileStream stream = ModelArchive.Open(modelFile);
        try
        {
            ModelZip.Check(stream);
        }
        catch (InvalidDataException exception)
        {
            throw Unreadable(modelFile, exception);
        }

        stream.Position = 0;
        try
        {
            return catalog.Load(stream, out inputSchema);
        }
        catch (Exception exception) when (IsOfTheModel(exception))
        {
            throw Unreadable(modelFile, exception);
        }
    }

    private static InvalidDataException Unreadable(string modelFile, Exception exception) =>
        new($"The model '{modelFile}' could not be read: {Cause(exception).Message}", exception);

    // ML.NET throws whatever it comes upon, a FileNotFoundException for an assembly of an unknown name among them. What a
    // disk or the memory does is not the model's fault.
    private static bool IsOfTheModel(Exception exception) =>
        exception is not (OutOfMemoryException or UnauthorizedAccessException) && exception.GetType() != typeof(IOException);

    // ML.NET wraps what a transformer throws, once for every chain that the transformer stands in.
    private static Exception Cause(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is InvalidDataException) return inner;
        }

        return exception.GetBaseException();
    }
}
