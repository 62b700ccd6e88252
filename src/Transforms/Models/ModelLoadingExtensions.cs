using DistillEmb.MLNet.Models;

namespace Microsoft.ML;

/// <summary>Loads models so that a damaged file is told from a whole one.</summary>
public static class ModelLoadingExtensions
{
    /// <summary>
    /// Loads a model like <see cref="ModelOperationsCatalog.Load(string, out DataViewSchema)"/>, but compares the whole file
    /// with the checksums in it first. ML.NET itself does not: from a damaged file it can load another schema than was
    /// saved, ask for gigabytes, or never return.
    /// </summary>
    /// <param name="catalog">The model operations catalog.</param>
    /// <param name="filePath">The path of a <c>.zip</c> that <c>Save</c> or <c>SaveAtomically</c> wrote; any ML.NET model.</param>
    /// <param name="inputSchema">The schema of the model's input; null where it was saved without one.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is cut off or damaged, or needs a newer package.</exception>
    public static ITransformer LoadVerified(this ModelOperationsCatalog catalog, string filePath, out DataViewSchema? inputSchema)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        return ModelFile.Load(catalog, filePath, out inputSchema);
    }
}
