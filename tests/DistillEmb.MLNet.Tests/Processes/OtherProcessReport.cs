using System.Globalization;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>What tests/Consumer wrote.</summary>
/// <param name="Type">The type of the model that it loaded, and how many input columns the file told of.</param>
/// <param name="Rows">A line for each row.</param>
/// <param name="VectorBits">The widest vectors that it calculated with; 0 for none.</param>
/// <param name="NativeLibraries">The native training libraries that were in the process.</param>
internal sealed record OtherProcessReport(string Type, string[] Rows, int VectorBits, string NativeLibraries)
{
    public static OtherProcessReport Parse(string output)
    {
        string[] lines = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.StartsWith("type: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("native:", lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("vectors:", lines[^2], StringComparison.Ordinal);
        return new OtherProcessReport(lines[0]["type: ".Length..], lines[1..^2], int.Parse(lines[^2]["vectors:".Length..], CultureInfo.InvariantCulture), lines[^1]["native:".Length..].Trim());
    }
}
