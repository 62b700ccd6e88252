namespace DistillEmb.Text;

/// <summary>Why the layout of a file is not known.</summary>
/// <param name="Line">The line that tells.</param>
/// <param name="Why">What is wrong.</param>
/// <param name="IsOfLine">Whether it is the line alone that is wrong, and another may tell better.</param>
internal sealed record LayoutFault(long Line, string Why, bool IsOfLine);
