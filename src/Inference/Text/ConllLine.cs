namespace DistillEmb.Text;

/// <summary>A line of a sentence as it stands in the file.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="IsToken">Whether it holds a token, rather than a comment, a range or an empty node of CoNLL-U.</param>
/// <param name="Between">What stands between its columns; null of a comment.</param>
internal readonly record struct ConllLine(string Text, bool IsToken, char? Between);
