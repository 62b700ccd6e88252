using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>tests/Consumer as another process: a program that references DistillEmb.MLNet only and knows no model beforehand.</summary>
internal static class OtherProcessConsumer
{
    private const int PatienceInMilliseconds = 120_000;

    /// <summary>Its output folder, of the configuration that these tests were built in.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Loads a model there and applies it.</summary>
    /// <param name="model">The path of the <c>.zip</c>.</param>
    /// <param name="column">The output column to read.</param>
    /// <param name="rows">The tokens of each row. A token must not be empty: the program could not tell it from none.</param>
    /// <param name="environment">Variables of that process.</param>
    public static OtherProcessReport Apply(string model, string column, IEnumerable<string[]> rows, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Host(), [Path.Combine(Folder, "Consumer.dll"), model, column])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        foreach (string[] tokens in rows) process.StandardInput.Write($"{string.Join(' ', tokens.Select(Escape))}\n");
        process.StandardInput.Close();
        bool ended = process.WaitForExit(PatienceInMilliseconds);
        if (!ended) process.Kill();
        Assert.True(ended && process.ExitCode == 0, $"The other process failed:\n{output.Result}\n{errors.Result}");
        return OtherProcessReport.Parse(output.Result);
    }

    /// <summary>What that process writes for a row: the bits of its numbers.</summary>
    public static string Bits(IEnumerable<float> row) =>
        string.Join(' ', row.Select(number => BitConverter.SingleToUInt32Bits(number).ToString("x8", CultureInfo.InvariantCulture)));

    // Escaped, so that neither a pipe's encoding nor a lone surrogate stands in the way.
    private static string Escape(string token)
    {
        var text = new StringBuilder();
        foreach (char letter in token) text.Append(char.IsAsciiLetterOrDigit(letter) ? letter : $"\\u{(int)letter:x4}");
        return text.ToString();
    }

    /// <summary>The command that starts it: the program, and its first argument.</summary>
    public static string[] Command { get; } = [Host(), Path.Combine(Folder, "Consumer.dll")];

    private static string Host() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static string FindFolder()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<Configuration>/net10.0
        return Path.Combine(RepositoryRoot.Path, "tests", "Consumer", "bin", own.Parent!.Name, own.Name);
    }
}
