namespace DistillEmb.Ethiopic;

/// <summary>Adds the parts of a text to a list.</summary>
internal delegate void SpanFinder(ReadOnlySpan<char> text, List<TextSpan> found);
