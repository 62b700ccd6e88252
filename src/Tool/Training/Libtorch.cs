using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>Finds libtorch, which the tool does not carry: it is 20 times as large as all the rest, and only training needs it.</summary>
internal static class Libtorch
{
    public const string Variable = "DISTILLEMB_LIBTORCH";

    private const string Version = "2.10.0";
    private const int SearchDepth = 6; // From a folder of packages down to the libraries of one.

    private static readonly string Main = OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so";

    // Each after those that it needs.
    private static readonly string[] Libraries = ["c10", "torch_cpu", "torch"];

    private static string Package => $"libtorch-cpu-{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string PackageCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Makes libtorch known to this process.</summary>
    /// <param name="given">The folder that the command line names; null to look in <see cref="Variable"/> and then among the packages of NuGet.</param>
    /// <exception cref="InvalidOperationException">It is in none of these places; the message says how to get it.</exception>
    public static void Use(string? given)
    {
        string folder = Find(given);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => NativeLibrary.TryLoad(Path.Combine(folder, FileOf(name)), out nint library) ? library : 0;

        // Loaded by their paths, so that the libraries that need them find them loaded. What does not load now is told in TorchSharp's own place.
        foreach (string name in Libraries) NativeLibrary.TryLoad(Path.Combine(folder, FileOf(name)), out _);
    }

    private static string Find(string? given)
    {
        if (given is not null) return FolderIn(given) ?? throw new InvalidOperationException($"--libtorch '{given}' has no {Main} in it or below it.");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable)
            return FolderIn(variable) ?? throw new InvalidOperationException($"The folder '{variable}' of {Variable} has no {Main} in it or below it.");
        return FolderIn(Path.Combine(PackageCache, Package, Version)) ?? throw new InvalidOperationException(
            $"Training needs libtorch, which is not here: get it once with 'dotnet package download {Package}@{Version} --output {PackageCache}', or name its folder by --libtorch or {Variable}. Using a model does not need it.");
    }

    private static string? FolderIn(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = SearchDepth, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(folder, Main, options).Select(file => Path.GetDirectoryName(Path.GetFullPath(file))).FirstOrDefault();
    }

    private static string FileOf(string name)
    {
        if (OperatingSystem.IsWindows()) return name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name : $"{name}.dll";
        string extension = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return $"{(name.StartsWith("lib", StringComparison.Ordinal) ? "" : "lib")}{name}{(name.EndsWith(extension, StringComparison.Ordinal) ? "" : extension)}";
    }
}
