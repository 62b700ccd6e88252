using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

/// <summary>A named pipe (of the command mkfifo), open for both directions, so that opening it elsewhere does not wait.</summary>
internal sealed class NamedPipe : IDisposable
{
    private const int SetDescriptorFlags = 2; // F_SETFD.
    private const int SetStatusFlags = 4; // F_SETFL.
    private const int NotWaiting = 0x800; // O_NONBLOCK of Linux.

    public NamedPipe(string path)
    {
        Path = path;
        using Process make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
        Stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>Sets it not to wait, and passes it on to the processes that are started from now on, by the number that is returned.</summary>
    public int Inherited()
    {
        if (Control(Stream.SafeFileHandle, SetStatusFlags, NotWaiting) != 0 || Control(Stream.SafeFileHandle, SetDescriptorFlags, 0) != 0) throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
        return (int)Stream.SafeFileHandle.DangerousGetHandle();
    }

    public void Dispose() => Stream.Dispose();

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Control(SafeFileHandle descriptor, int command, int flags);
}
