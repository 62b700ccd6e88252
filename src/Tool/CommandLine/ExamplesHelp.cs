using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>The usual help of a command, and its examples below.</summary>
internal sealed class ExamplesHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        (parseResult.CommandResult.Command as ToolCommand)?.Explain();
        int code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ToolCommand { Examples.Count: > 0 } command) return code;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in command.Examples) output.WriteLine($"  {example}");
        output.WriteLine();
        return code;
    }
}
