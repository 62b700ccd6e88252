using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests;

/// <summary>What the tool ended with, and what it wrote.</summary>
internal sealed record ToolResult(int Code, string Output, string Errors)
{
    private static readonly string[] Reading = ["The corpus '", "The text is cut ", "train: ", "dev: ", "evaluated: ", "warning: "];

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Asserts that it went well.</summary>
    public ToolResult Ok()
    {
        Assert.True(Code == 0, $"Exit code {Code}:\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>Asserts that it failed with one line that has these parts in it, and wrote nothing else but what it read before.</summary>
    public void Failed(int code, params string[] parts)
    {
        Assert.True(Code == code, $"Exit code {Code}:\n{Output}\n{Errors}");
        Assert.Equal("", Output);
        string line = Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => !Reading.Any(line.StartsWith));
        Assert.StartsWith("distillemb: ", line, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }
}
