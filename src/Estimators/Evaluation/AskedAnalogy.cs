namespace DistillEmb.MLNet.Evaluation;

/// <summary>An analogy whose four words are known.</summary>
/// <param name="Question">Its place among the questions.</param>
/// <param name="A">The first word of the known pair.</param>
/// <param name="B">The second word of the known pair.</param>
/// <param name="C">The first word of the asked pair.</param>
/// <param name="Answer">The place of the expected answer in the list of words.</param>
internal readonly record struct AskedAnalogy(int Question, KnownWord A, KnownWord B, KnownWord C, int Answer);
