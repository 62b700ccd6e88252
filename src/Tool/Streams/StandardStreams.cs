using System.Text;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Standard input, output and error as UTF-8 and as bytes.</summary>
internal static class StandardStreams
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Lets <see cref="Console"/> write UTF-8, whatever the locale.</summary>
    public static void UseUtf8()
    {
        if (OperatingSystem.IsWindows())
        {
            if (!Console.IsOutputRedirected || !Console.IsErrorRedirected) Console.OutputEncoding = Utf8;
            if (!Console.IsOutputRedirected) return;
        }

        Console.SetOut(new StreamWriter(OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new DescriptorStream(Output), Utf8) { AutoFlush = true });
        Console.SetError(Descriptor.IsOpen(Error) ? new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true } : TextWriter.Null);
    }

    /// <summary>Standard input, which waits also where the descriptor does not.</summary>
    /// <exception cref="IOException">It is closed.</exception>
    public static Stream OpenInput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardInput();
        return Descriptor.IsOpen(Input) ? new DescriptorStream(Input) : throw new IOException("Standard input is closed; give a file, or input to read.");
    }

    /// <summary>Standard output, which throws <see cref="ClosedPipeException"/> when its reader has gone.</summary>
    /// <exception cref="IOException">It is closed.</exception>
    public static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        return Descriptor.IsOpen(Output) ? new DescriptorStream(Output) : throw DescriptorStream.Closed();
    }
}
