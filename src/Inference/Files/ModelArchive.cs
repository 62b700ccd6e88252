using System.IO.Compression;

namespace DistillEmb.Files;

/// <summary>Finds in the zip of an ML.NET model the entry that a transformer keeps its own sections in, wherever it stands in a pipeline.</summary>
internal static class ModelArchive
{
    /// <summary>Opens a model file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is no file that can be read more than once.</exception>
    public static FileStream Open(string modelFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFile);
        ExistingFile.Check("The model file", modelFile);
        FileStream stream = File.OpenRead(modelFile);
        if (stream.CanSeek) return stream;
        stream.Dispose();
        throw new IOException($"The model '{modelFile}' is a pipe; expected a file, which is read more than once.");
    }

    /// <summary>Reads what a model file holds.</summary>
    /// <param name="modelFile">The file.</param>
    /// <param name="kind">What is looked for.</param>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has none in it. The message names the file.</exception>
    public static T Load<T>(string modelFile, ModelEntry<T> kind)
    {
        using FileStream stream = Open(modelFile);
        return Read(stream, $"The model '{modelFile}'", kind);
    }

    /// <summary>Reads what a stream holds, from where it stands to its end.</summary>
    public static T Load<T>(Stream stream, ModelEntry<T> kind)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek && stream.Position == 0) return Read(stream, "The model", kind);
        using var copy = new MemoryStream(); // The directory of a zip stands at its end.
        stream.CopyTo(copy);
        copy.Position = 0;
        return Read(copy, "The model", kind);
    }

    private static T Read<T>(Stream stream, string model, ModelEntry<T> kind)
    {
        try
        {
            ModelZip.Check(stream);
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            ZipArchiveEntry entry = zip.Entries.FirstOrDefault(entry => entry.Name == kind.Name) ?? throw new InvalidDataException(Missing(zip, kind.What));
            using Stream contents = entry.Open();
            return kind.Read(SectionFile.ReadFrom(contents, kind.Sections), PipelineSteps.Before(zip, entry.FullName));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{model} could not be read: {exception.Message}", exception);
        }
    }

    private static string Missing(ZipArchive zip, string what) => PipelineSteps.All(zip) is { Count: > 0 } steps
        ? $"it has no {what} in it, but {string.Join(", ", steps)}."
        : $"it has no {what} in it, and is no model of ML.NET.";
}
