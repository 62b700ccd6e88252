using System.Diagnostics;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Reports;

/// <summary>A headless Chromium, where one is installed.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The document of a page as it stands after it was laid out and its scripts ran; there is no network. Skips the test where there is no Chromium.</summary>
    public static string DocumentOf(string page, string profile)
    {
        Assert.SkipWhen(Program is null, $"No Chromium is installed ({string.Join(", ", Names)}); the page was not looked at by a browser.");
        var start = new ProcessStartInfo(
            Program!,
            ["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={profile}", "--window-size=1100,2000", "--dump-dom", new Uri(page).AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> document = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(ToolProcess.PatienceInMilliseconds)) process.Kill(entireProcessTree: true);
        Assert.True(document.Result.Length > 0, $"Chromium gave no document:\n{errors.Result}");
        return document.Result;
    }
}
