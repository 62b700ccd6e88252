namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>How sentences are written.</summary>
internal enum SentenceFormat
{
    /// <summary>A sentence a line, tokens between blanks.</summary>
    Lines,

    /// <summary>A token a line, other columns beside it, an empty line after each sentence; CoNLL-U where that is certain.</summary>
    Conll,

    /// <summary>CoNLL-U, or CoNLL-U Plus.</summary>
    Conllu,

    /// <summary>Text as people write, a paragraph a line, which is cut into sentences and tokens.</summary>
    Raw,
}
