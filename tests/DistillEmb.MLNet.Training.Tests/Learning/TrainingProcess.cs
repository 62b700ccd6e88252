using System.Diagnostics;
using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>The program of the benches, which trains in another process that can be killed.</summary>
internal static class TrainingProcess
{
    /// <summary>Trains, and kills the process a moment after it told an epoch.</summary>
    /// <param name="arguments">What and how.</param>
    /// <param name="killAfter">The epoch; one beyond the last for none.</param>
    /// <param name="moment">Milliseconds.</param>
    /// <returns>The epochs that were told.</returns>
    public static int[] Run(string[] arguments, int killAfter = int.MaxValue, int moment = 0)
    {
        var start = new ProcessStartInfo(Host(), [Program(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var epochs = new List<int>();
        bool killed = false;
        while (process.StandardOutput.ReadLine() is string line)
        {
            if (line.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries) is not ["epoch", string number, ..]) continue;
            epochs.Add(int.Parse(number));
            if (epochs[^1] != killAfter) continue;
            Thread.Sleep(moment);
            process.Kill(); // As SIGKILL does.
            killed = true;
        }

        process.WaitForExit();
        Assert.True(epochs.Count > 0 && (process.ExitCode == 0 || killed), $"The other process failed: {errors.Result}");
        return [.. epochs];
    }

    private static string Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<Configuration>/net10.0
        return Path.Combine(RepositoryRoot.Path, "bench", "Quality", "bin", own.Parent!.Name, own.Name, "DistillEmb.MLNet.Bench.dll");
    }
}
