using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

/// <summary>Input without an end, readers that leave, and Ctrl+C.</summary>
public sealed class StreamTests(TinyModels models)
{
    private const int Interrupted = 130;
    private const int Terminated = 143;

    [Theory]
    [InlineData("embed")]
    [InlineData("ner predict --json")]
    [InlineData("classify predict")]
    public void A_line_is_answered_before_the_next_one_is_there(string command)
    {
        using ToolProcess process = ToolProcess.Start(Arguments(command));
        foreach (string word in new[] { "ሰላም", "ቤት" })
        {
            process.Input.Write($"{word}\n");
            process.Input.Flush();
            Assert.Contains(word, ReadLine(process), StringComparison.Ordinal);
        }

        process.Input.Close();
        process.End().Ok();
    }

    [Theory]
    [InlineData("embed", "INT", Interrupted)]
    [InlineData("embed", "TERM", Terminated)]
    [InlineData("ner predict --json", "INT", Interrupted)]
    [InlineData("classify predict", "INT", Interrupted)]
    public void A_signal_ends_it_while_it_waits_for_input(string command, string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with the command kill, which Windows has not.");
        using ToolProcess process = ToolProcess.Start(Arguments(command));
        process.Input.Write("ሰላም\n");
        process.Input.Flush();
        ReadLine(process);
        process.Signal(signal);
        ToolResult result = process.End();
        Assert.Equal(code, result.Code);
        Assert.Equal("distillemb: stopped\n", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Theory]
    [InlineData("embed")]
    [InlineData("ner predict")]
    [InlineData("classify predict")]
    public void A_signal_ends_it_in_the_midst_of_work_behind_a_whole_line(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with the command kill, which Windows has not.");
        string words = models.NewPath(".txt");
        using (var writer = new StreamWriter(words))
        {
            for (int i = 0; i < 400_000; i++) writer.Write($"ቃል{i}\n");
        }

        using ToolProcess process = ToolProcess.Start([.. Arguments(command), .. command == "embed" ? ["--words", words] : new[] { words }]);
        ReadLine(process);
        process.Signal("INT");
        ToolResult result = process.End();
        Assert.Equal(Interrupted, result.Code);
        Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
        Assert.InRange(result.Lines.Length, 1, 399_998);
    }

    [Fact]
    public void A_signal_ends_an_evaluation_without_a_result()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with the command kill, which Windows has not.");
        string texts = models.NewPath(".tsv");
        File.WriteAllLines(texts, Enumerable.Repeat($"sport\t{string.Join(' ', Enumerable.Range(0, 200).Select(i => $"ቃል{i}"))}", 40_000));
        using ToolProcess process = ToolProcess.Start("classify", "evaluate", models.Classifier, texts);
        Thread.Sleep(4000);
        process.Signal("INT");
        ToolResult result = process.End();
        Assert.Equal(Interrupted, result.Code);
        Assert.EndsWith("distillemb: stopped\n", result.Errors, StringComparison.Ordinal); // Behind what was read and how.
        Assert.Equal("", result.Output);
    }

    [Theory]
    [InlineData("embed '{0}'", "ሰላም ")]
    [InlineData("ner predict '{1}'", "ሰላም ")]
    [InlineData("ner predict '{1}' --json", "{")]
    [InlineData("classify predict '{2}' --json", "{")]
    public void It_ends_well_when_the_reader_leaves(string command, string beginning)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The pipe is a script of bash.");
        string arguments = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, models.Encoder, models.Tagger, models.Classifier);
        using ToolProcess script = ToolProcess.Script($"yes ሰላም 2>/dev/null | \"${{@:2}}\" {arguments} | head -1; echo ${{PIPESTATUS[1]}}", models.Folder);
        ToolResult result = script.End();
        Assert.StartsWith(beginning, result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("0", result.Lines[^1]);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public void Output_that_has_no_room_is_an_error()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        using ToolProcess script = ToolProcess.Script($"yes ሰላም 2>/dev/null | \"${{@:2}}\" embed '{models.Encoder}' > /dev/full; echo ${{PIPESTATUS[1]}}", models.Folder);
        ToolResult result = script.End();
        Assert.Equal("1", Assert.Single(result.Lines));
        Assert.StartsWith("distillemb: ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embed '{0}'")]
    [InlineData("info '{0}'")]
    [InlineData("info '{0}' --json")]
    [InlineData("--help")]
    public void Output_that_is_closed_is_told(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a script of bash.");
        string arguments = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, models.Encoder);
        using ToolProcess script = ToolProcess.Script($"echo ሰላም | (\"${{@:2}}\" {arguments} >&-); echo $?", models.Folder);
        ToolResult result = script.End();
        Assert.Equal("1", Assert.Single(result.Lines));
        Assert.StartsWith("distillemb: Standard output is closed", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_that_is_closed_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a script of bash.");
        using ToolProcess script = ToolProcess.Script($"\"${{@:2}}\" embed '{models.Encoder}' <&-; echo $?", models.Folder);
        ToolResult result = script.End();
        Assert.Equal("1", Assert.Single(result.Lines));
        Assert.StartsWith("distillemb: Standard input is closed", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_error_stream_is_no_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a script of bash.");
        using ToolProcess script = ToolProcess.Script("\"${@:2}\" info nothing.zip 2>&-; echo $?", models.Folder);
        Assert.Equal("1", Assert.Single(script.End().Lines));
    }

    [Fact]
    public void Output_behind_that_of_other_commands_in_one_file_stays_in_its_place()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It is a script of bash.");
        using ToolProcess script = ToolProcess.Script($"cd \"$1\" && (echo first; echo ሰላም | \"${{@:2}}\" embed '{models.Encoder}'; echo last) > joined.out; cut -d' ' -f1 joined.out", models.Folder);
        Assert.Equal(["first", "ሰላም", "last"], script.End().Ok().Lines);
    }

    [Fact]
    public void Using_a_model_loads_no_libtorch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is read in /proc.");
        using ToolProcess process = ToolProcess.Start("embed", models.Encoder);
        process.Input.Write("ሰላም\n");
        process.Input.Flush();
        ReadLine(process);
        Assert.DoesNotContain("torch", File.ReadAllText($"/proc/{process.Id}/maps").Replace("TorchSharp.dll", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        process.Input.Close();
        process.End().Ok();
    }

    // The command with its model.
    private string[] Arguments(string command) => command switch
    {
        "embed" => ["embed", models.Encoder],
        "ner predict" => ["ner", "predict", models.Tagger],
        "ner predict --json" => ["ner", "predict", models.Tagger, "--json"],
        _ => ["classify", "predict", models.Classifier],
    };

    private static string ReadLine(ToolProcess process)
    {
        Task<string?> line = process.Output.ReadLineAsync();
        Assert.True(line.Wait(ToolProcess.PatienceInMilliseconds), "The tool does not answer.");
        return line.Result ?? "";
    }
}
