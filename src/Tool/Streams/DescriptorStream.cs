using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>
/// A standard stream of POSIX. Those of .NET pass over a reader that has gone, so that a command would go on for all of its input, and take
/// a descriptor that is set not to wait (whoever shares the pipe may set that) for a fault.
/// </summary>
/// <param name="descriptor">0 for input, 1 for output; it stays open.</param>
internal sealed class DescriptorStream(int descriptor) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static IOException Closed() => new("Standard output is closed; expected a file, a pipe or a terminal to write to.");

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            nint read = Descriptor.Read(descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (read >= 0) return (int)read;
            WaitOrThrow(Descriptor.ToRead);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!buffer.IsEmpty && !Descriptor.IsOpen(descriptor)) throw Closed();
        while (!buffer.IsEmpty)
        {
            nint written = Descriptor.Write(descriptor, in MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0) buffer = buffer[(int)written..];
            else WaitOrThrow(Descriptor.ToWrite);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WaitOrThrow(short events)
    {
        int fault = Marshal.GetLastPInvokeError();
        if (fault == Descriptor.Interrupted) return;
        if (fault == Descriptor.NotNow) Descriptor.Wait(descriptor, events);
        else if (fault == Descriptor.BrokenPipe) throw new ClosedPipeException(new IOException(Marshal.GetPInvokeErrorMessage(fault), fault));
        else throw new IOException($"{(events == Descriptor.ToRead ? "Standard input cannot be read" : "Standard output cannot be written")}: {Marshal.GetPInvokeErrorMessage(fault)}.", fault);
    }
}
