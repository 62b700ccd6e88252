using System.Diagnostics;
using System.IO.Compression;
using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Packaging;

/// <summary>Packs the tool, and installs the package as a user would.</summary>
public sealed class PackageTests(TinyModels models) : IDisposable
{
    private const long MostBytes = 60_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("distillemb-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_installed_tool_embeds_words_without_libtorch_in_its_package()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // .../bin/<Configuration>/net10.0
        string version = $"0.0.0-test.{DateTime.UtcNow.Ticks}";
        Run("dotnet", "", "pack", Path.Combine(RepositoryRoot.Path, "src", "Tool"), "-c", configuration, "--no-build", "-o", _folder, $"-p:Version={version}");
        string package = Assert.Single(Directory.GetFiles(_folder, "*.nupkg"));
        Assert.InRange(new FileInfo(package).Length, 1, MostBytes);
        using (ZipArchive zip = ZipFile.OpenRead(package))
        {
            string[] names = [.. zip.Entries.Select(entry => entry.Name)];
            Assert.DoesNotContain(names, name => name.Contains("torch_cpu", StringComparison.Ordinal) || name.Contains("c10", StringComparison.Ordinal));
            Assert.Contains("README.md", names);
            Assert.Contains("libLibTorchSharp.so", names);
        }

        string tools = Path.Combine(_folder, "tools");
        Run("dotnet", "", "tool", "install", "DistillEmb.MLNet.Tool", "--tool-path", tools, "--source", _folder, "--version", version);
        string tool = Path.Combine(tools, OperatingSystem.IsWindows() ? "distillemb.exe" : "distillemb");
        Assert.Contains("The largest rate of AdamW.", Run(tool, "", "distill", "--help"), StringComparison.Ordinal); // Of a docstring.
        Assert.StartsWith("ሰላም ", Run(tool, "ሰላም\n", "embed", models.Encoder), StringComparison.Ordinal);
    }

    private static string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
        return output;
    }
}
