using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>What POSIX says of open files, on Linux and macOS.</summary>
internal static partial class Descriptor
{
    public const int Interrupted = 4; // EINTR.
    public const int BrokenPipe = 32; // EPIPE.
    public const short ToRead = 1; // POLLIN.
    public const short ToWrite = 4; // POLLOUT.

    private const string Library = "libc";
    private const int GetDescriptorFlags = 1; // F_GETFD.
    private const int GetStatusFlags = 3; // F_GETFL.
    private const int CloseOnExecute = 1; // FD_CLOEXEC.
    private const int AccessMode = 3; // O_ACCMODE.
    private const int ReadOnly = 0; // O_RDONLY.

    /// <summary>EAGAIN: nothing can be read or written now, and the descriptor is set not to wait.</summary>
    public static int NotNow => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Whether the process was given this standard stream.</summary>
    /// <remarks>The runtime takes the number of one that was closed for its own files; these are not passed on to programs, as a standard stream was, or are only read.</remarks>
    public static bool IsOpen(int descriptor)
    {
        if (OperatingSystem.IsWindows()) return true;
        int flags = Control(descriptor, GetDescriptorFlags);
        return flags >= 0 && (flags & CloseOnExecute) == 0 && (descriptor == 0 || (Control(descriptor, GetStatusFlags) & AccessMode) != ReadOnly);
    }

    /// <summary>Waits until a descriptor can be read or written, or its other end has gone.</summary>
    public static void Wait(int descriptor, short events)
    {
        var waiting = new Waiting { Descriptor = descriptor, Events = events };
        _ = Poll(ref waiting, 1, -1); // A signal ends it early: whoever waits tries again.
    }

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, ref byte bytes, nint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, ref readonly byte bytes, nint count);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Waiting waiting, nuint count, int milliseconds);

    // struct pollfd.
    [StructLayout(LayoutKind.Sequential)]
    private struct Waiting
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
