namespace DistillEmb.Text;

/// <summary>What a line of CoNLL-U is.</summary>
internal enum ConllIdKind
{
    /// <summary>No ID.</summary>
    None,

    /// <summary>A word: <c>1</c>.</summary>
    Word,

    /// <summary>A token that several words are written as: <c>1-2</c>.</summary>
    Range,

    /// <summary>A word that is not written: <c>1.1</c>.</summary>
    EmptyNode,
}
