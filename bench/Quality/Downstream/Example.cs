namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>A row to learn from: a token with its neighbours, or a document.</summary>
internal sealed class Example
{
    public float[] Features { get; set; } = [];

    public string Label { get; set; } = "";
}
