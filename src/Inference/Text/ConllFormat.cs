namespace DistillEmb;

/// <summary>How a file of tagged sentences is written.</summary>
public enum ConllFormat
{
    /// <summary>A token a line, in columns that the options choose.</summary>
    Columns,

    /// <summary>
    /// CoNLL-U (ten columns between tabs) or CoNLL-U Plus (those of its <c># global.columns</c>): lines that begin with <c>#</c> are comments, ranges (<c>1-2</c>) and empty nodes (<c>1.1</c>) are no
    /// tokens. Tokens are the column FORM, tags UPOS, unless others are chosen.
    /// </summary>
    ConllU,
}
