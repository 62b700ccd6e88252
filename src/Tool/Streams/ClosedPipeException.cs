namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Who read the output has gone.</summary>
internal sealed class ClosedPipeException(IOException inner) : IOException("The reader of the output has gone.", inner);
