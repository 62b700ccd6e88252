namespace DistillEmb.MLNet.Fuzz;

/// <summary>A reader did what it must not.</summary>
internal sealed class Finding(string what, Exception? inner = null) : Exception(what, inner);
