using System.Collections.Concurrent;
using System.Numerics.Tensors;
using DistillEmb.Encoder;

namespace DistillEmb;

/// <content>How gathered words go through the network.</content>
public sealed partial class DistillEmbEncoder
{
    private readonly ConcurrentBag<EncoderScratch> _scratch = [];

    internal EncoderScratch RentScratch() => _scratch.TryTake(out EncoderScratch? scratch) ? scratch : new EncoderScratch(Sequence, VectorSize, ExactWords, _forward.CreateScratch());

    // Not in a finally: a scratch that an exception left half-filled is let go.
    internal void ReturnScratch(EncoderScratch scratch)
    {
        scratch.LetGo();
        _scratch.Add(scratch);
    }

    /// <summary>Computes the vectors of the words that a scratch has gathered.</summary>
    internal void Run(EncoderScratch scratch)
    {
        _forward.Run(scratch.CharacterIds, scratch.Count, scratch.MakeVectors(), scratch.Network);
        for (int slot = 0; slot < scratch.Count; slot++)
        {
            Span<float> vector = scratch.NetworkVectorOf(slot);
            if (scratch.IsEmpty(slot)) vector.Clear();
            else if (NormalizeHeads) Normalize(vector);
        }
    }

    private void Normalize(Span<float> vector)
    {
        foreach ((int offset, int dimension) in _parts)
        {
            Span<float> part = vector.Slice(offset, dimension);
            float length = TensorPrimitives.Norm<float>(part);
            if (length > ShortestLength) TensorPrimitives.Divide(part, length, part);
        }
    }
}
