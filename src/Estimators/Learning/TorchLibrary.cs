using System.Runtime.InteropServices;
using TorchSharp;

namespace DistillEmb.MLNet.Learning;

/// <summary>Loads libtorch, or says in one sentence why it does not load.</summary>
internal static class TorchLibrary
{
    // The first symbol of version GLIBCXX_3.4.32, which came with GCC 13; TorchSharp's native part needs that version.
    private const string NewestRuntimeSymbol = "_ZSt21ios_base_library_initv";

    /// <exception cref="InvalidOperationException">libtorch is not there, or cannot be loaded on this system.</exception>
    public static void EnsureLoaded()
    {
        // Asked first: TorchSharp's own answer to an old runtime is to copy 500 MB of libraries and to fail again.
        if (OperatingSystem.IsLinux() && !HasNewRuntime())
        {
            throw new InvalidOperationException(
                "Training needs libtorch, and libtorch needs a C++ runtime with GLIBCXX_3.4.32 (libstdc++6 of GCC 13 or newer, as in Debian 13 or Ubuntu 24.04); "
                + "this system's is older. On Debian 12, install libstdc++6 from Debian 13. Using a saved model needs neither.");
        }

        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (Exception fault) when (fault is TypeInitializationException or NotSupportedException or DllNotFoundException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                "Training needs libtorch, which could not be loaded: add the package of your system (libtorch-cpu-linux-x64, libtorch-cpu-win-x64 or libtorch-cpu-osx-arm64 of version 2.10.0, "
                + "or one for CUDA) to the program. Using a saved model does not need it.",
                fault);
        }
    }

    private static bool HasNewRuntime() =>
        !NativeLibrary.TryLoad("libstdc++.so.6", out nint library) || NativeLibrary.TryGetExport(library, NewestRuntimeSymbol, out _);
}
