using DistillEmb.Text;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Models;

/// <summary>Models as input: where the file is a pipe that nobody writes to, opening it waits, and stops with the command.</summary>
internal static class ModelInput
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no model or is damaged, or has no encoder in it.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static DistillEmbEncoder Encoder(string path, CancellationToken stop) => AwaitedStream.Wait(() => DistillEmbEncoder.Load(path), stop);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no model or is damaged.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static (ITransformer Model, DataViewSchema? Schema) Pipeline(MLContext mlContext, string path, CancellationToken stop) => AwaitedStream.Wait(
        () =>
        {
            ITransformer model = mlContext.Model.LoadVerified(path, out DataViewSchema? schema);
            return (model, schema);
        },
        stop);
}
