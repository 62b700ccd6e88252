namespace DistillEmb.MLNet.Teachers;

/// <summary>What is wrong with a line of a file of vectors.</summary>
/// <param name="What">It, in words.</param>
/// <param name="IsOfWord">Whether the word alone is wrong, so that the line can be passed over; otherwise the file is.</param>
internal readonly record struct LineFault(string What, bool IsOfWord = false);
