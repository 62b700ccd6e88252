using System.Buffers;

namespace DistillEmb.MLNet.Tests.Rows;

/// <summary>Text that throws whenever it is read: what stands behind it is gone.</summary>
internal sealed class FailingText : MemoryManager<char>
{
    public const string Message = "The text is gone.";

    /// <summary>A token of three characters, as a column holds it.</summary>
    public static ReadOnlyMemory<char> Token => new FailingText().CreateMemory(3);

    public override Span<char> GetSpan() => throw new IOException(Message);

    public override MemoryHandle Pin(int elementIndex = 0) => throw new IOException(Message);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
