namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>How files of tagged sentences are written.</summary>
internal enum TaggedTextFormat
{
    /// <summary>A token a line in columns, an empty line after each sentence.</summary>
    Conll,

    /// <summary>CoNLL-U, or CoNLL-U Plus.</summary>
    Conllu,
}
