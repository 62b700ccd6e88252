using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Standard input and output as UTF-8 and as bytes.</summary>
internal static class StandardStreams
{
    private const int OutputDescriptor = 1;
    private const int BrokenPipe = 32; // EPIPE of Linux and macOS.

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Lets <see cref="Console"/> write UTF-8, whatever the locale.</summary>
    public static void UseUtf8()
    {
        if (OperatingSystem.IsWindows())
        {
            if (!Console.IsOutputRedirected || !Console.IsErrorRedirected) Console.OutputEncoding = Utf8;
            if (!Console.IsOutputRedirected) return;
        }

        Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true });
        Console.SetError(new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true });
    }

    /// <summary>Standard output, which throws <see cref="ClosedPipeException"/> when its reader has gone.</summary>
    /// <remarks>
    /// The stream of <see cref="Console"/> passes over a closed pipe, and a command would go on for all of its input. Only pipes
    /// are written past it: in a file, whose place other processes share, it is what keeps that place.
    /// </remarks>
    public static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var direct = new FileStream(new SafeFileHandle(OutputDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return direct.CanSeek ? Console.OpenStandardOutput() : direct;
    }

    /// <summary>Writes bytes, and tells a closed pipe from other faults.</summary>
    public static void WriteTo(Stream output, ReadOnlySpan<byte> bytes)
    {
        try
        {
            output.Write(bytes);
        }
        catch (IOException fault) when (fault.HResult == BrokenPipe)
        {
            throw new ClosedPipeException(fault);
        }
    }
}
