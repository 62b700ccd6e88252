using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Speed;

/// <summary>The processor time of this process, all threads together: what counts where other programs share the cores.</summary>
internal static partial class ProcessorClock
{
    private const int ProcessTime = 2; // CLOCK_PROCESS_CPUTIME_ID of Linux.

    public static double Seconds()
    {
        // .NET's own figure comes in hundredths of a second there.
        if (OperatingSystem.IsLinux() && ReadClock(ProcessTime, out TimeSpecification time) == 0) return time.Seconds + (1e-9 * time.Nanoseconds);
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpecification time);

    private readonly struct TimeSpecification
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
