using DistillEmb.MLNet.Embedding;

namespace DistillEmb.MLNet.Sequences;

/// <summary>Buffers of one row on its way through a network over sequences. For one caller at a time; they grow to the largest row seen and are used again.</summary>
internal sealed class SequenceScratch(EncoderScratch words)
{
    private float[] _gates = [];
    private float[] _state = [];
    private float[] _even = [];
    private float[] _odd = [];

    /// <summary>The encoder's buffers.</summary>
    public EncoderScratch Words { get; } = words;

    /// <summary>The largest number of tokens that there was room made for.</summary>
    public int Tokens { get; private set; }

    public Span<float> Gates(int count) => Room(ref _gates, count);

    public Span<float> State(int count) => Room(ref _state, count);

    /// <summary>What a layer gives: two buffers by turns, so that the next one reads this one.</summary>
    public Span<float> Layer(int layer, int tokens, int size)
    {
        Tokens = Math.Max(Tokens, tokens);
        return layer % 2 == 0 ? Room(ref _even, checked(tokens * size)) : Room(ref _odd, checked(tokens * size));
    }

    private static Span<float> Room(ref float[] buffer, int count)
    {
        if (buffer.Length < count) buffer = new float[Math.Max(count, (int)Math.Min(Array.MaxLength, 2L * buffer.Length))];
        return buffer.AsSpan(0, count);
    }
}
