namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>How tagged sentences are written.</summary>
internal enum TaggedFormat
{
    /// <summary>A token and its tag a line, an empty line after each sentence.</summary>
    Conll,

    /// <summary>A sentence a line as JSON: tokens, tags, confidences, entities.</summary>
    Json,
}
