using System.IO.Compression;

namespace Microsoft.ML;

/// <summary>Saves models so that nothing is lost, and so that the same model gives the same bytes.</summary>
public static class ModelSavingExtensions
{
    // The earliest moment that a zip entry can carry.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Saves a model like <see cref="ModelOperationsCatalog.Save(ITransformer, DataViewSchema, string)"/>, but beside the
    /// old file, which the new one replaces only when it is complete; and without the time of saving in it, so that
    /// equal models are equal files.
    /// </summary>
    /// <param name="catalog">The model operations catalog.</param>
    /// <param name="model">The model to save.</param>
    /// <param name="inputSchema">The schema of the model's input; null where it is not known.</param>
    /// <param name="filePath">The path of the <c>.zip</c> to write or replace.</param>
    /// <exception cref="DirectoryNotFoundException">The folder of the path does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is as it was.</exception>
    public static void SaveAtomically(this ModelOperationsCatalog catalog, ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        string path = Path.GetFullPath(filePath);
        if (Path.GetDirectoryName(path) is string folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist, so the model cannot be saved as '{filePath}'.");
        string partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                catalog.Save(model, inputSchema, stream);
                stream.Position = 0;
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
                {
                    foreach (ZipArchiveEntry entry in zip.Entries) entry.LastWriteTime = EntryTime;
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial); // Does nothing where the move went well.
        }
    }
}
