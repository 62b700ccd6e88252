using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>A row with a column of each type that text may have.</summary>
internal sealed class EthiopicRow
{
    public string Text { get; set; } = "";

    public string[] Tokens { get; set; } = [];

    [VectorType(2)]
    public string[] Two { get; set; } = ["", ""];

    public int Number { get; set; }
}

/// <summary>What pipelines of the tests write.</summary>
internal sealed class EthiopicOutput
{
    public string Normal { get; set; } = "";

    public string[] Words { get; set; } = [];

    public int[] Places { get; set; } = [];

    public string[] Sentences { get; set; } = [];
}
