namespace DistillEmb.MLNet.Speed;

/// <summary>What else the machine does.</summary>
internal static class MachineLoad
{
    private const string File = "/proc/loadavg";

    /// <summary>Programs that wanted a core in the last minute, where the system tells.</summary>
    public static string Describe() => System.IO.File.Exists(File) ? $"{Environment.ProcessorCount} processors, load {System.IO.File.ReadAllText(File).Split(' ')[0]}" : $"{Environment.ProcessorCount} processors";
}
