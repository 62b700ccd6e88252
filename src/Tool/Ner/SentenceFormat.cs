namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>How sentences are written.</summary>
internal enum SentenceFormat
{
    /// <summary>A sentence a line, tokens between blanks.</summary>
    Lines,

    /// <summary>A token a line, other columns behind it, an empty line after each sentence.</summary>
    Conll,
}
