using System.Globalization;
using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Speed;

/// <summary>Keeps the process to some of the machine's cores.</summary>
internal static partial class Cores
{
    /// <summary>Keeps all threads there are, and those that they will start, to the first so many cores.</summary>
    /// <returns>Whether the system lets them be kept: only Linux does here.</returns>
    public static bool Limit(int count)
    {
        if (!OperatingSystem.IsLinux()) return false;
        ulong mask = (1UL << count) - 1;
        bool all = true;
        foreach (string task in Directory.EnumerateDirectories("/proc/self/task"))
            all &= SetAffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), sizeof(ulong), ref mask) == 0;
        return all;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, ref ulong mask);
}
