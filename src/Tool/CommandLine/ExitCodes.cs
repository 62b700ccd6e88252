namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>What the tool ends with; Ctrl+C adds 130 and a request to end 143, see <see cref="StopSignals"/>.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}
