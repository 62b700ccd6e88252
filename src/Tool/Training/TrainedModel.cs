using DistillEmb.MLNet.Tool.Output;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>What training ends with: a model in its file, and a line that says so.</summary>
internal static class TrainedModel
{
    /// <param name="mlContext">The context.</param>
    /// <param name="model">The model.</param>
    /// <param name="schema">The columns that it reads.</param>
    /// <param name="path">The file, which is replaced when the new one is complete.</param>
    /// <param name="name">What it is.</param>
    /// <param name="elapsed">How long training took.</param>
    public static void Save(MLContext mlContext, ITransformer model, DataViewSchema schema, string path, string name, TimeSpan elapsed)
    {
        mlContext.Model.SaveAtomically(model, schema, path);
        Console.Error.WriteLine(FormattableString.Invariant($"{name} saved as {path} ({OutputFile.SizeOf(path)}) after {elapsed.TotalSeconds:F0} s"));
    }
}
