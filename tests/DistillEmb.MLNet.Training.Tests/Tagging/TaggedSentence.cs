namespace DistillEmb.MLNet.Training.Tests.Tagging;

/// <summary>A row of a test's own.</summary>
internal sealed class TaggedSentence
{
    public string[] Tokens { get; set; } = [];

    public string[] Label { get; set; } = [];
}
