namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>The command line asks for what does not go together, or lacks something: exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
