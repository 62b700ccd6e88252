using DistillEmb.Files;

namespace DistillEmb.MLNet.Tests;

/// <summary>Bytes that come as through a pipe: in their order, and a few at a time.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="most">How many a read gives at most.</param>
internal sealed class PipeOfBytes(byte[] bytes, int most) : ReadOnlyStream
{
    private int _start;

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, most), bytes.Length - _start);
        bytes.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }
}
