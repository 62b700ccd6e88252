namespace DistillEmb.MLNet.SkipGram;

/// <summary>Where some lines stand in a file of token ids.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="FirstLine">The number of the first line, from 0.</param>
/// <param name="FirstToken">How many tokens stand before it.</param>
internal readonly record struct TokenBlock(long Offset, int Bytes, long FirstLine, long FirstToken);
