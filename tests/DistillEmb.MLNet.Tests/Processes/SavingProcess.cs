using System.Diagnostics;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>tests/Consumer as a process that saves models with <c>SaveAtomically</c>.</summary>
internal sealed class SavingProcess : IDisposable
{
    private const int PatienceInMilliseconds = 60_000;

    private readonly Process _process;
    private readonly Task<string> _errors;

    private SavingProcess(ProcessStartInfo start, string temporary)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // What a killed process leaves there of ML.NET's goes with the test's folder.
        foreach (string name in new[] { "TMPDIR", "TMP", "TEMP" }) start.Environment[name] = temporary;

        // For its code .NET otherwise reserves a file of two gigabytes, which a limit on the size of files forbids.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts saving: one model once, several by turns until the process is killed.</summary>
    public static SavingProcess Start(string temporary, string target, params string[] models) => new(StartInfo(target, models), temporary);

    /// <summary>Starts saving one model, in a process to which locks of files mean nothing.</summary>
    public static SavingProcess StartWithoutLocks(string temporary, string target, string model)
    {
        ProcessStartInfo start = StartInfo(target, model);
        start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1";
        return new SavingProcess(start, temporary);
    }

    /// <summary>Starts a script of bash, in which <c>"${@:2}" TARGET MODEL</c> saves a model and $1 is a folder.</summary>
    public static SavingProcess Script(string temporary, string script, string folder) =>
        new(new ProcessStartInfo("bash", ["-c", script, "bash", folder, .. OtherProcessConsumer.Command, "save"]), temporary);

    private static ProcessStartInfo StartInfo(string target, params string[] models) =>
        new(OtherProcessConsumer.Command[0], [OtherProcessConsumer.Command[1], "save", target, .. models]);

    /// <summary>Waits until the process has saved once.</summary>
    public void AwaitFirstSave()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        if (!line.Wait(PatienceInMilliseconds) || line.Result is null) Kill();
        if (line.Result != "saved") throw new InvalidOperationException($"The other process could not save:\n{_errors.Result}");
    }

    /// <summary>Ends the process as SIGKILL does, at whatever it is doing.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public (int Code, string Output, string Errors) End()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        if (!_process.WaitForExit(PatienceInMilliseconds)) throw new InvalidOperationException("The other process does not end.");
        return (_process.ExitCode, output.Result, _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
