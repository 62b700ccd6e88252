namespace DistillEmb;

/// <summary>How much a token counts in the average of a row. Frequencies are learnt from the data that an estimator is fitted to.</summary>
/// <remarks>
/// The average is the sum of weight times vector, divided by the sum of the weights: it lies between the row's minimum and maximum, and a row of one
/// word repeated has that word's vector. Words are told apart by their Normalization Form C; case counts.
/// </remarks>
public enum TokenWeighting
{
    /// <summary>All tokens count the same; nothing is learnt.</summary>
    None = 0,

    /// <summary>
    /// Smooth inverse frequency, a / (a + p), where p is the word's share of all tokens and a is
    /// <c>ApplyDistillEmbOptions.FrequencyConstant</c>: near 1 for rare words, near 0 for the most frequent ones (S. Arora, Y. Liang, T. Ma, "A Simple
    /// but Tough-to-Beat Baseline for Sentence Embeddings", 2017; they divide by the number of tokens instead).
    /// A word with p below a / 100, whose weight would be above 0.99, counts as unseen: its weight is 1.
    /// </summary>
    InverseFrequency = 1,

    /// <summary>
    /// Smoothed inverse document frequency, ln((1 + rows) / (1 + rows with the word)) + 1, of the rows that have tokens. A word of one row or of none
    /// counts as one of one row.
    /// </summary>
    InverseDocumentFrequency = 2,
}
