using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Context;

/// <summary>A network that has learnt from sentences alone how words go together. Safe to use from many threads.</summary>
internal sealed class ContextModel
{
    public ContextModel(DistillEmbEncoder encoder, SentenceShape shape, EncoderWeights weights)
    {
        Reader = new SentenceReader(encoder, TokenTables.None, shape, weights);
        Weights = weights;
    }

    public SentenceReader Reader { get; }

    /// <summary>The weights of the LSTM.</summary>
    public EncoderWeights Weights { get; }

    public SentenceShape Shape => Reader.Shape;

    /// <summary>The shape of a network with one layer and no tables.</summary>
    public static SentenceShape ShapeOf(int vectorSize, int hiddenSize) => new(vectorSize, TableShape.None, TableShape.None, hiddenSize, Layers: 1);
}
