namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>How texts without a class are written.</summary>
internal enum TextFormat
{
    /// <summary>A text a line.</summary>
    Lines,

    /// <summary>A labelled file, whose classes are not looked at.</summary>
    Tsv,
}
