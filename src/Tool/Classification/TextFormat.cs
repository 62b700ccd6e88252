namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>How texts without a class are written.</summary>
internal enum TextFormat
{
    /// <summary>A text a line.</summary>
    Lines,

    /// <summary>A class, which is not looked at, a tab and a text a line.</summary>
    Tsv,
}
