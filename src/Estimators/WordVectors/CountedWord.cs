namespace DistillEmb.MLNet.SkipGram;

/// <summary>A word and how often it was counted.</summary>
/// <param name="Word">The word, in UTF-8.</param>
/// <param name="Count">How often.</param>
internal readonly record struct CountedWord(byte[] Word, long Count);
