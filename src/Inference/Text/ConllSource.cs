namespace DistillEmb.Text;

/// <summary>A file of tagged sentences.</summary>
/// <param name="Path">The file, as it is named in errors.</param>
/// <param name="Language">The language of its sentences; null where the data view has no column of languages.</param>
internal sealed record ConllSource(string Path, string? Language);
