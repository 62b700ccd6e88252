namespace DistillEmb.MLNet.Text;

/// <summary>The cells of a record.</summary>
/// <param name="Cells">The cells, without the quotation marks that enclose them.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="LastLine">The line that it ends in.</param>
/// <param name="Enclosed">Which cells quotation marks enclosed; null for none.</param>
internal sealed record Record(string[] Cells, long Line, long LastLine, bool[]? Enclosed = null);
