using System.IO.Compression;
using DistillEmb.Files;
using DistillEmb.MLNet.Models;

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
    /// <remarks>
    /// Whatever happens while saving, the path holds the old file or the new one, whole. Where saving fails (no room on the
    /// disk, say), nothing else is left in the folder. A process that is killed leaves the incomplete file behind, as
    /// <c>NAME.zip.MARK.partial</c>; the next save to the same path deletes it, once nothing has been written to it for five seconds and its
    /// process has ended (where that was on another machine: after an hour). Several savers to one path do not disturb each other: the last one's file stays.
    /// The permissions of the old file are those of the new one, on Unix; where the path is a symbolic link, what it leads to is replaced. When the file is
    /// complete, the checkpoint of a distillation whose encoder is in the model, <c>DistillEmbOptions.CheckpointPath</c>, is deleted.
    /// </remarks>
    /// <param name="catalog">The model operations catalog.</param>
    /// <param name="model">The model to save.</param>
    /// <param name="inputSchema">The schema of the model's input; null where it is not known.</param>
    /// <param name="filePath">The path of the <c>.zip</c> to write or replace.</param>
    /// <exception cref="DirectoryNotFoundException">The folder of the path does not exist.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written: no room, no permission, or the path is a folder. The old file is as it was.
    /// </exception>
    public static void SaveAtomically(this ModelOperationsCatalog catalog, ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        SafeFile.Write("the model", filePath, stream => Write(catalog, model, inputSchema, stream), "its parts in the folder for temporary files");
        TellSaved(model);
    }

    private static void TellSaved(ITransformer model)
    {
        (model as IAwaitedModel)?.WhenSaved?.Invoke();
        foreach (ITransformer step in model as IEnumerable<ITransformer> ?? []) TellSaved(step);
    }

    private static void Write(ModelOperationsCatalog catalog, ITransformer model, DataViewSchema? inputSchema, FileStream stream)
    {
        catalog.Save(model, inputSchema, stream);
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
        foreach (ZipArchiveEntry entry in zip.Entries) entry.LastWriteTime = EntryTime;
    }
}
