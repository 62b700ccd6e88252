namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>How classified texts are written.</summary>
internal enum LabeledFormat
{
    /// <summary>A class, a tab and the text a line.</summary>
    Tsv,

    /// <summary>A text a line as JSON, with the probability of each class.</summary>
    Json,
}
