using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>Who uses a model carries nothing of what trained it.</summary>
public class OtherProcessDependenciesTests
{
    private static readonly string[] TrainingLibraries = ["TorchSharp", "libtorch", "onnxruntime", "OnnxRuntime", "DistillEmb.MLNet.Training"];

    [Fact]
    public void The_output_folder_of_a_program_holds_no_training_library()
    {
        string[] files = [.. Directory.EnumerateFiles(OtherProcessConsumer.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))];
        Assert.Contains("DistillEmb.MLNet.dll", files);
        Assert.DoesNotContain(files, file => TrainingLibraries.Append("torch").Any(library => file.Contains(library, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_program_is_told_to_load_no_training_library()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(OtherProcessConsumer.Folder, "Consumer.deps.json")));
        string[] libraries = [.. document.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
        Assert.Contains(libraries, library => library.StartsWith("DistillEmb.MLNet/", StringComparison.Ordinal));
        Assert.DoesNotContain(libraries, library => TrainingLibraries.Any(training => library.Contains(training, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_assembly_refers_to_no_training_library()
    {
        string[] references = [.. typeof(DistillEmbTransformer).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)];
        Assert.Contains("Microsoft.ML.Data", references);
        Assert.DoesNotContain(references, reference => TrainingLibraries.Any(library => reference.Contains(library, StringComparison.OrdinalIgnoreCase)));
    }

    // ML.NET writes the full assembly name into the zip: a program with an older package has to find it.
    [Fact]
    public void The_assembly_version_is_frozen_in_the_assembly_and_in_the_zip()
    {
        AssemblyName name = typeof(DistillEmbTransformer).Assembly.GetName();
        Assert.Equal(("DistillEmb.MLNet", new Version(1, 0, 0, 0)), (name.Name, name.Version));

        var mlContext = new MLContext();
        using var saved = new MemoryStream();
        mlContext.Model.Save(SavingRow.Model(mlContext, TestEncoders.Create()), null, saved);
        using var zip = new ZipArchive(saved);
        string[] keys = [.. zip.Entries.Where(entry => entry.Name == "Model.key").Select(ReadAscii)];
        Assert.Single(keys, key => key.Contains("DistillEmb.MLNet, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null", StringComparison.Ordinal));
    }

    // The printable letters of an entry, one- or two-byte.
    private static string ReadAscii(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Encoding.ASCII.GetString([.. bytes.ToArray().Where(letter => letter is >= 32 and < 127)]);
    }
}
