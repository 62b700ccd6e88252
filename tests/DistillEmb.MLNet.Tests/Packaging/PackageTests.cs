using System.Diagnostics;
using System.IO.Compression;
using DistillEmb.MLNet.Tests.Processes;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Packaging;

/// <summary>Packs DistillEmb.MLNet and uses the package as a program outside this repository would.</summary>
public sealed class PackageTests : IDisposable
{
    private const string GoldenModel = "Golden/encoder-v1.zip";

    private readonly string _folder = Directory.CreateTempSubdirectory("distillemb-package-").FullName;
    private readonly string _version = $"0.0.0-test.{DateTime.UtcNow.Ticks}";

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        foreach (string name in new[] { "distillemb", "distillemb.mlnet" })
        {
            string cached = Path.Combine(PackageCache(), name, _version);
            if (Directory.Exists(cached)) Directory.Delete(cached, recursive: true);
        }
    }

    [Fact]
    public void A_program_that_references_only_the_package_loads_a_model_and_gets_the_same_vectors()
    {
        string packages = Path.Combine(_folder, "packages");
        foreach ((string folder, string name) in new[] { ("Inference", "DistillEmb"), ("Transforms", "DistillEmb.MLNet") })
        {
            Run("dotnet", "pack", Path.Combine(RepositoryRoot.Path, "src", folder), "-c", "Release", "-o", packages, "--artifacts-path", Path.Combine(_folder, "build"), $"-p:Version={_version}");
            using ZipArchive zip = ZipFile.OpenRead(Path.Combine(packages, $"{name}.{_version}.nupkg"));
            Assert.Equal([$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"], zip.Entries.Select(entry => entry.FullName).Where(file => file.StartsWith("lib/", StringComparison.Ordinal)));
        }

        string program = Path.Combine(_folder, "program");
        Directory.CreateDirectory(program);
        File.WriteAllText(Path.Combine(program, "program.csproj"), Project(packages));
        foreach (string source in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "Consumer"), "*.cs"))
            File.Copy(source, Path.Combine(program, Path.GetFileName(source)));
        Run("dotnet", "build", program, "-c", "Release", "-o", Path.Combine(_folder, "out"));

        string model = Path.Combine(AppContext.BaseDirectory, GoldenModel);
        string[] lines = Run("dotnet", Path.Combine(_folder, "out", "program.dll"), model, "Vectors").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("DistillEmbTransformer", lines[0], StringComparison.Ordinal);
        Assert.Equal(Expected(model), lines[1]);
        string[] heavy = [.. Directory.EnumerateFiles(Path.Combine(_folder, "out"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Where(IsTrainingLibrary)!];
        Assert.Empty(heavy);
    }

    private static bool IsTrainingLibrary(string? file) =>
        new[] { "torch", "onnxruntime" }.Any(part => file!.Contains(part, StringComparison.OrdinalIgnoreCase));

    // The vectors of the word that Run gives to the program, by this process.
    private static string Expected(string model)
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Tokens = ["ሰላም"] }]);
        float[] vector = Assert.Single(TransformContract.Rows(mlContext.Model.Load(model, out _).Transform(data), "Vectors"));
        return OtherProcessConsumer.Bits(vector);
    }

    private string Project(string packages) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <RestoreAdditionalProjectSources>{packages}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="DistillEmb.MLNet" Version="{_version}" /></ItemGroup>
        </Project>
        """;

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write("ሰላም\n");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
        return output;
    }

    private static string PackageCache() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
