namespace DistillEmb.MLNet.Teachers;

/// <summary>What a file of vectors is, by its first bytes.</summary>
internal enum VectorFileKind
{
    /// <summary>Lines of a word and its values.</summary>
    Text,

    /// <summary>word2vec's binary format.</summary>
    Binary,

    /// <summary>A model that fastText saved.</summary>
    FastTextModel,

    /// <summary>Text that is no file of vectors: a list of words, or sentences.</summary>
    OtherText,
}
