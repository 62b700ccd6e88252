using DistillEmb.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>A sentence and the file that it is of.</summary>
internal sealed record ConllRow(ConllSource Source, ConllSentence Sentence);
