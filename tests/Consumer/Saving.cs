using Microsoft.ML;

namespace DistillEmb.MLNet.Consumer;

/// <summary>The program as one that saves models.</summary>
internal static class Saving
{
    /// <summary>Loads models and saves them to one path: a single one once, several by turns until the process is killed.</summary>
    /// <returns>The exit code; 1, and why on the error output, where a model could not be saved.</returns>
    public static int Run(string target, string[] sources)
    {
        var mlContext = new MLContext();
        (ITransformer Model, DataViewSchema Schema)[] models =
            [.. sources.Select(source => (mlContext.Model.Load(source, out DataViewSchema schema), schema))];
        try
        {
            for (int i = 0; i == 0 || sources.Length > 1; i++)
            {
                (ITransformer model, DataViewSchema schema) = models[i % models.Length];
                mlContext.Model.SaveAtomically(model, schema, target);
                if (i == 0) Console.WriteLine("saved");
            }

            return 0;
        }
        catch (IOException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
