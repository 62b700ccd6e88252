using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("distill")]
    [InlineData("evaluate")]
    [InlineData("analogy")]
    [InlineData("embed")]
    [InlineData("neighbors")]
    [InlineData("export")]
    [InlineData("info")]
    [InlineData("ner train")]
    [InlineData("ner predict")]
    [InlineData("ner evaluate")]
    [InlineData("classify train")]
    [InlineData("classify predict")]
    [InlineData("classify evaluate")]
    public void Every_command_has_help_with_examples_of_itself(string command)
    {
        ToolResult help = ToolProcess.Run([.. command.Split(' '), "--help"]).Ok();
        Assert.Contains($"distillemb {command}", help.Output, StringComparison.Ordinal);
        string examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"distillemb {command} ", examples, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_version_are_no_faults()
    {
        Assert.Contains("distill", ToolProcess.Run("--help").Ok().Output, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", ToolProcess.Run("--version").Ok().Output);
    }
}
