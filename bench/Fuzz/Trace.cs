using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Fuzz;

/// <summary>Where instrumented code writes which branches it took, before afl-fuzz gives its own memory, and without afl-fuzz.</summary>
internal static unsafe class Trace
{
    private const int Size = 1 << 16;

    public static void Begin() => SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);
}
