using System.Diagnostics;
using System.Text;

namespace DistillEmb.MLNet.Tool.Tests;

/// <summary>The built tool as another process.</summary>
internal sealed class ToolProcess : IDisposable
{
    public const int PatienceInMilliseconds = 60_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly Task _reading;

    private ToolProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = Utf8;
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["DOTNET_TieredPGO"] = "0"; // Most of these processes end before what it costs comes back.
        _process = Process.Start(start)!;
        _reading = ReadErrors();
    }

    /// <summary>The command that starts it: the program, and its first argument.</summary>
    public static string[] Command { get; } = [Host(), FindTool()];

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public int Id => _process.Id;

    public static ToolProcess Start(params string[] arguments) => new(new ProcessStartInfo(Command[0], [Command[1], .. arguments]));

    /// <summary>Starts a script of bash, in which <c>"${@:2}"</c> is the tool and $1 is a folder.</summary>
    public static ToolProcess Script(string script, string folder) => new(new ProcessStartInfo("bash", ["-c", script, "bash", folder, .. Command]));

    /// <summary>Runs the tool to its end.</summary>
    public static ToolResult Run(params string[] arguments) => RunWith("", [], arguments);

    /// <summary>Runs the tool to its end, with a text as standard input.</summary>
    public static ToolResult RunWith(string input, params string[] arguments) => RunWith(input, [], arguments);

    /// <summary>Runs the tool to its end, with variables of its own.</summary>
    public static ToolResult RunWith(string input, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Command[0], [Command[1], .. arguments]);
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using var process = new ToolProcess(start);
        Task writing = Task.Run(() =>
        {
            try
            {
                process.Input.Write(input);
                process.Input.Close();
            }
            catch (IOException)
            {
                // It may end before it has read everything.
            }
        });
        ToolResult result = process.End();
        writing.Wait(PatienceInMilliseconds);
        return result;
    }

    /// <summary>Waits for its end.</summary>
    public ToolResult End()
    {
        Task<string> output = Output.ReadToEndAsync();
        if (!_process.WaitForExit(PatienceInMilliseconds)) throw new InvalidOperationException($"The tool does not end:\n{Errors()}");
        _reading.Wait(PatienceInMilliseconds);
        return new ToolResult(_process.ExitCode, output.Result, Errors());
    }

    /// <summary>Waits until it has written a text to the error stream.</summary>
    public void WaitForError(string text)
    {
        if (!SpinWait.SpinUntil(() => Errors().Contains(text, StringComparison.Ordinal), PatienceInMilliseconds)) throw new InvalidOperationException($"The tool does not write '{text}':\n{Errors()}");
    }

    /// <summary>Sends a signal, by its name without SIG.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private string Errors()
    {
        lock (_errors) return _errors.ToString();
    }

    private async Task ReadErrors()
    {
        char[] buffer = new char[1024];
        while (await _process.StandardError.ReadAsync(buffer) is > 0 and int read)
        {
            lock (_errors) _errors.Append(buffer, 0, read);
        }
    }

    private static string Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static string FindTool()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<Configuration>/net10.0
        return Path.Combine(DistillEmb.MLNet.Tests.RepositoryRoot.Path, "src", "Tool", "bin", own.Parent!.Name, own.Name, "DistillEmb.MLNet.Tool.dll");
    }
}
