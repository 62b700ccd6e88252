using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>A program that has nothing but the package DistillEmb reads what ML.NET saved: as it is built, trimmed, and compiled ahead of time.</summary>
public sealed class StandaloneTests : IDisposable
{
    private const long MostNativeBytes = 5_000_000;

    private static readonly string[] Tokens = ["ሰላም", "አዲስ", "አበባ", "ኢትዮጵያ", "2026"];
    private static readonly string Project = Path.Combine(RepositoryRoot.Path, "tests", "Standalone");

    private readonly string _folder = Directory.CreateTempSubdirectory("distillemb-standalone-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void As_built_it_gives_what_ML_NET_gives()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<Configuration>/net10.0
        string folder = Path.Combine(Project, "bin", own.Parent!.Name, own.Name);
        Assert.Equal(Expected(), Run("dotnet", [Path.Combine(folder, "Standalone.dll"), .. Arguments]));
        Assert.DoesNotContain(Directory.GetFiles(folder, "*.dll").Select(Path.GetFileName), file => file!.StartsWith("Microsoft.ML", StringComparison.Ordinal));
    }

    [Fact]
    public void Trimmed_it_gives_the_same() => Assert.Equal(Expected(), Run(Publish("-p:PublishTrimmed=true", "--self-contained"), Arguments));

    [Fact]
    public void Compiled_ahead_of_time_it_gives_the_same_in_five_megabytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && new[] { "/usr/bin/clang", "/usr/bin/gcc" }.Any(File.Exists), "There is neither clang nor GCC to link with.");
        string program = Publish("-p:PublishAot=true", "-p:IlcInstructionSet=native"); // Or it adds four numbers at a time, for the sake of old processors, and rounds otherwise.
        Assert.Equal(Expected(), Run(program, Arguments));
        Assert.InRange(new FileInfo(program).Length, 1, MostNativeBytes);
    }

    private static string[] Arguments => [Golden("encoder-v1-int4"), Golden("tagger-v1"), Golden("classifier-v1"), .. Tokens];

    private static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.zip");

    private string Publish(params string[] options)
    {
        Run("dotnet", ["publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", Path.Combine(_folder, "out"), "--artifacts-path", Path.Combine(_folder, "build"), "--nologo", "-warnaserror", .. options]);
        return Path.Combine(_folder, "out", OperatingSystem.IsWindows() ? "Standalone.exe" : "Standalone");
    }

    // What the transformers give, in the program's words.
    private static string Expected()
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Tokens = Tokens, Text = string.Join(' ', Tokens) }]);
        IDataView Named(IDataView view) => view.Schema["PredictedLabel"].Type is TextDataViewType
            ? mlContext.Transforms.CopyColumns("Name", "PredictedLabel").Fit(view).Transform(view)
            : mlContext.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel").Fit(view).Transform(view);
        IDataView tagged = mlContext.Model.Load(Golden("tagger-v1"), out _).Transform(data);
        IDataView labeled = mlContext.Model.Load(Golden("classifier-v1"), out _).Transform(data);
        string[] tags = [.. Named(tagged).GetColumn<VBuffer<ReadOnlyMemory<char>>>("Name").Single().DenseValues().Select(tag => tag.ToString())];
        float[] confidences = [.. tagged.GetColumn<VBuffer<float>>("Confidence").Single().DenseValues()];
        IEnumerable<string> entities = NamedEntity.FromTags(Tokens, tags, confidences).Select(entity => $"{entity.Text} {entity.Type} {entity.FirstToken}-{entity.LastToken}");
        return string.Join('\n',
        [
            $"vector: {OtherProcessConsumer.Bits(DistillEmbEncoder.Load(Golden("encoder-v1-int4")).Embed(Tokens[0]))}",
            $"tags: {string.Join(' ', tags)}",
            $"confidences: {OtherProcessConsumer.Bits(confidences)}",
            $"entities: {string.Join("; ", entities)}",
            $"class: {Named(labeled).GetColumn<ReadOnlyMemory<char>>("Name").Single()}",
            $"scores: {OtherProcessConsumer.Bits([.. labeled.GetColumn<VBuffer<float>>("Score").Single().DenseValues()])}",
        ]);
    }

    private static string Run(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
        return output.ReplaceLineEndings("\n").TrimEnd();
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string Text { get; set; } = ""; // Of the classifier's pipeline, which cuts it at blanks.
    }
}
