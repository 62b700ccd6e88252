using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

/// <summary>Pipes that nobody writes to, and standard streams that are set not to wait.</summary>
public sealed class PipeTests(TinyModels models)
{
    private const int Interrupted = 130;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(ToolProcess.PatienceInMilliseconds);

    [Theory]
    [InlineData("embed {encoder} --words {pipe}")]
    [InlineData("embed {pipe}")]
    [InlineData("info {pipe}")]
    [InlineData("neighbors {encoder} ሰላም --vocabulary {pipe}")]
    [InlineData("evaluate {encoder} --teacher {pipe}")]
    [InlineData("evaluate {encoder} --teacher b={pipe}.bin")]
    [InlineData("analogy {encoder} {pipe}")]
    [InlineData("ner predict {tagger} {pipe}")]
    [InlineData("ner evaluate {tagger} {pipe}")]
    [InlineData("ner train --train {pipe} --out {out}")]
    [InlineData("classify predict {classifier} {pipe}")]
    [InlineData("classify evaluate {classifier} {pipe}")]
    [InlineData("classify train --train {pipe} --out {out}")]
    [InlineData("distill --teacher {word2vec} --corpus {pipe} --exact-words 5 --out {out}")]
    public void A_signal_ends_it_while_a_pipe_has_no_writer(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made with mkfifo, and whether one is waited for is read in /proc.");
        string pipe = models.NewPath("-pipe");
        string made = command.Contains(".bin", StringComparison.Ordinal) ? $"{pipe}.bin" : pipe;
        using (System.Diagnostics.Process make = System.Diagnostics.Process.Start("mkfifo", [made])) make.WaitForExit();
        (string Name, string Path)[] names = [("{encoder}", models.Encoder), ("{tagger}", models.Tagger), ("{classifier}", models.Classifier), ("{word2vec}", models.Word2Vec), ("{out}", models.NewPath(".zip")), ("{pipe}", pipe)];
        string arguments = string.Join(' ', command.Split(' ').Select(word => $"'{names.Aggregate(word, (text, name) => text.Replace(name.Name, name.Path, StringComparison.Ordinal))}'"));

        // Without diagnostics: the runtime waits for a debugger at a pipe of its own.
        using ToolProcess process = ToolProcess.Script($"DOTNET_EnableDiagnostics=0 exec \"${{@:2}}\" {arguments}", models.Folder);
        Assert.True(SpinWait.SpinUntil(() => WaitsForPipe(process.Id), ToolProcess.PatienceInMilliseconds), "The tool does not open the pipe.");
        process.Signal("INT");
        ToolResult result = process.End();
        Assert.Equal(Interrupted, result.Code);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_signal_ends_it_while_a_writer_of_a_pipe_writes_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are made with mkfifo.");
        using var pipe = new NamedPipe(models.NewPath("-pipe"));
        using ToolProcess process = ToolProcess.Start("embed", models.Encoder, "--words", pipe.Path);
        pipe.Stream.Write("ሰላም\n"u8);
        Assert.StartsWith("ሰላም ", await process.Output.ReadLineAsync().WaitAsync(Patience), StringComparison.Ordinal);
        process.Signal("INT");
        Assert.Equal(Interrupted, process.End().Code);
    }

    [Fact]
    public async Task Streams_that_are_set_not_to_wait_lose_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The flag is set by its number on Linux.");
        string[] words = [.. Enumerable.Range(0, 3000).Select(i => $"ቃል{i}")];
        byte[] expected = Encoding.UTF8.GetBytes(ToolProcess.RunWith(string.Join('\n', words), "embed", models.Encoder).Ok().Output);
        using var input = new NamedPipe(models.NewPath("-pipe"));
        using var output = new NamedPipe(models.NewPath("-pipe"));
        using ToolProcess process = ToolProcess.Script($"exec \"${{@:2}}\" embed '{models.Encoder}' <&{input.Inherited()} >&{output.Inherited()}", models.Folder);
        using var writer = new FileStream(input.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        using var reader = new FileStream(output.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] read = new byte[expected.Length];
        writer.Write(Encoding.UTF8.GetBytes($"{words[0]}\n"));
        await Task.Run(() => reader.ReadExactly(read, 0, 1)).WaitAsync(Patience);
        await Task.Delay(200); // It finds nothing to read.
        Task writing = Task.Run(() => writer.Write(Encoding.UTF8.GetBytes($"{string.Join('\n', words[1..])}\n")));
        await Task.Delay(1000); // It finds the pipe full.
        await Task.Run(() => reader.ReadExactly(read, 1, read.Length - 1)).WaitAsync(Patience);
        await writing;
        Assert.Equal(expected, read);
        process.Signal("INT");
        Assert.Equal(Interrupted, process.End().Code);
    }

    // Whether a thread of a process waits in the opening of a pipe for the other end.
    private static bool WaitsForPipe(int process) => Directory.GetDirectories($"/proc/{process}/task").Any(task =>
    {
        try
        {
            return File.ReadAllText($"{task}/wchan") is "wait_for_partner" or "fifo_open";
        }
        catch (IOException)
        {
            return false; // The thread has ended.
        }
    });
}
