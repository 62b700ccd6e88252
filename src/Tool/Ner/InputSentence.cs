using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>A sentence to tag.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Lines">Its lines in a file of a token a line; none where it is a line itself.</param>
internal sealed record InputSentence(string[] Tokens, IReadOnlyList<ConllLine> Lines);
