namespace DistillEmb.MLNet;

/// <summary>How the text of a corpus stands in its files.</summary>
public enum CorpusForm
{
    /// <summary>A sentence a line, white space between tokens, punctuation set off.</summary>
    Tokenized,

    /// <summary>As people write: it is cut into sentences and tokens. A line is a paragraph: no sentence goes on in the next.</summary>
    Raw,
}
