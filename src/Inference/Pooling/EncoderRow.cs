using DistillEmb.Encoder;

namespace DistillEmb.Pooling;

/// <summary>Vectors that an encoder makes. Each distinct word of a row is encoded once.</summary>
/// <param name="part">The part of a vector that is given.</param>
/// <param name="cache">The vectors of words seen before; null for none.</param>
internal sealed class EncoderRow(EncoderPart part, WordVectorCache? cache) : RowVectors
{
    private readonly EncoderScratch _scratch = part.Encoder.RentScratch();
    private int _isReturned;

    public override void Begin(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        _scratch.Row.Gather(tokens, _scratch, cache);
        part.Encoder.Run(_scratch);
        if (cache is not null && _scratch.Count > 0) _scratch.Row.Keep(tokens, _scratch, cache, part.Offset);
    }

    public override ReadOnlySpan<float> VectorOf(int token, ReadOnlySpan<char> word, out bool isEmpty)
    {
        int slot = _scratch.Row[token];
        isEmpty = _scratch.IsEmpty(slot);
        return _scratch.PartOf(slot, part.Offset, part.Size);
    }

    public override void End() => _scratch.LetGo();

    public override void Dispose()
    {
        // Whoever disposes twice must not hand the same buffers to two others.
        if (Interlocked.Exchange(ref _isReturned, 1) == 0) part.Encoder.ReturnScratch(_scratch);
    }
}
