namespace DistillEmb;

/// <summary>What became of the words of an exported vector file.</summary>
/// <param name="Written">Words in the file, each once.</param>
/// <param name="Repeated">Words that were left out because they are in the file already.</param>
/// <param name="Skipped">Words that the format cannot hold: blank ones, ones with white space in them, and ones that are no valid Unicode.</param>
public readonly record struct VectorExport(int Written, int Repeated, int Skipped);
