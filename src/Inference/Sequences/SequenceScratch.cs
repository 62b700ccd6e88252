using DistillEmb.Encoder;
using DistillEmb.Network;

namespace DistillEmb.Sequences;

/// <summary>Buffers of one row on its way through a network over sequences. For one caller at a time; they grow with the row and are used again.</summary>
internal sealed class SequenceScratch(EncoderScratch words)
{
    private float[] _gates = [];
    private float[] _state = [];
    private float[] _even = [];
    private float[] _odd = [];

    /// <summary>The encoder's buffers.</summary>
    public EncoderScratch Words { get; } = words;

    public Span<float> Gates(int tokens, int size) => RowBuffer.Room(ref _gates, RowBuffer.LengthOf(tokens, size));

    public Span<float> State(int count) => RowBuffer.Room(ref _state, count);

    /// <summary>What a layer gives: two buffers by turns, so that the next one reads this one.</summary>
    public Span<float> Layer(int layer, int tokens, int size) => RowBuffer.Room(ref (layer % 2 == 0 ? ref _even : ref _odd), RowBuffer.LengthOf(tokens, size));

    /// <summary>Lets buffers go that a huge row made; what was in them is no more.</summary>
    public void LetGo()
    {
        Words.LetGo();
        RowBuffer.LetGo(ref _gates);
        RowBuffer.LetGo(ref _state);
        RowBuffer.LetGo(ref _even);
        RowBuffer.LetGo(ref _odd);
    }
}
