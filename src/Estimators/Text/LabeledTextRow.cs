namespace DistillEmb.MLNet.Text;

/// <summary>A text, its label, and where it stands.</summary>
internal sealed class LabeledTextRow
{
    public string Label { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary><c>path:line</c>.</summary>
    public string Source { get; set; } = "";
}
