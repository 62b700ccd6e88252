using System.IO.Compression;
using DistillEmb.MLNet.Embedding;
using Microsoft.ML;

namespace DistillEmb.MLNet.Persistence;

/// <summary>Finds the encoder in an ML.NET model file.</summary>
internal static class EncoderModelFile
{
    /// <summary>The name of the entry in which a transformer keeps its encoder.</summary>
    public const string EntryName = "DistillEmb.bin";

    /// <summary>The sections that stand in it.</summary>
    public static readonly IReadOnlySet<string> Sections = new HashSet<string>([DistillEmbColumns.Section, .. EncoderSections.Names, .. PoolingSections.Names]);

    /// <summary>Loads the first encoder of a model.</summary>
    /// <remarks>
    /// The encoder's own entry is read, and ML.NET is not started for it, which takes longer and more memory than all the rest; the entry has a format
    /// version and a checksum of its own. Only a model without such an entry is loaded whole, so that what is wrong with it is told.
    /// </remarks>
    public static DistillEmbEncoder Load(string modelFile) => ReadEntry(modelFile) ?? LoadWhole(modelFile);

    private static DistillEmbEncoder? ReadEntry(string modelFile)
    {
        using FileStream stream = ModelFile.Open(modelFile);
        try
        {
            ModelZip.Check(stream);
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            ZipArchiveEntry? entry = zip.Entries.FirstOrDefault(entry => entry.Name == EntryName);
            if (entry is null) return null;
            using Stream contents = entry.Open();
            SectionFile file = SectionFile.ReadFrom(contents, Sections);
            _ = file.Read(DistillEmbColumns.Section, DistillEmbColumns.Read);
            return EncoderSections.Read(file);
        }
        catch (InvalidDataException exception)
        {
            throw ModelFile.Unreadable(modelFile, exception);
        }
    }

    private static DistillEmbEncoder LoadWhole(string modelFile)
    {
        _ = ModelFile.Load(new MLContext().Model, modelFile, out _);
        throw new InvalidDataException($"The model '{modelFile}' has no DistillEmb transformer in it.");
    }
}
