namespace DistillEmb;

/// <summary>What a row's tokens become.</summary>
public enum DistillEmbOutput
{
    /// <summary>
    /// Minimum, average and maximum over the row's tokens, one after another: 3 x vector size values, the form of
    /// ML.NET's <c>ApplyWordEmbedding</c>. Zeros for a row without tokens.
    /// </summary>
    MinAverageMax = 0,

    /// <summary>The average over the row's tokens: vector size values. Zeros for a row without tokens.</summary>
    Average = 1,

    /// <summary>
    /// The vector of every token. For a text column a vector of known size, vector size values; for a vector of text a
    /// vector of variable size, tokens x vector size values, token by token.
    /// </summary>
    Tokens = 2,
}
