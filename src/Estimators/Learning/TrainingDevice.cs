using DistillEmb.MLNet.Host;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>Chooses the device by the settings of the <c>MLContext</c>: <c>GpuDeviceId</c> and <c>FallbackToCpu</c>.</summary>
/// <remarks>On a GPU the same seed need not give the same bits: where many rows are added to one, <c>index_add</c> adds them in the order in which they come.</remarks>
internal static class TrainingDevice
{
    public static Device Choose(TrainingHost host, TrainingLog log)
    {
        TorchLibrary.EnsureLoaded();
        if (host.GpuDeviceId is not int gpu) return CPU;
        if (gpu < 0) throw new InvalidOperationException($"GpuDeviceId is {gpu}; it must be 0 or more, or null for the CPU.");
        if (cuda.is_available() && gpu < cuda.device_count()) return new Device(DeviceType.CUDA, gpu);
        string missing = $"GpuDeviceId is {gpu}, but libtorch sees {(cuda.is_available() ? cuda.device_count() : 0)} CUDA devices (does the program reference a CUDA package of libtorch?)";
        if (!host.FallbackToCpu) throw new InvalidOperationException($"{missing}, and FallbackToCpu is false.");
        log.Warning($"{missing}; training on the CPU.");
        return CPU;
    }
}
