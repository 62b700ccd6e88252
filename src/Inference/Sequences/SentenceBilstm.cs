using System.Collections.Concurrent;
using System.Numerics.Tensors;
using DistillEmb.Network;

namespace DistillEmb.Sequences;

/// <summary>Reads rows of tokens: gives each token a vector that depends on those around it. Safe to use from many threads.</summary>
internal sealed class SentenceBilstm
{
    private readonly float _scale;
    private readonly float[] _words;
    private readonly float[] _wordShapes;
    private readonly (LstmCell Forward, LstmCell Backward)[] _layers;
    private readonly ConcurrentBag<SequenceScratch> _scratch = [];

    public SentenceBilstm(DistillEmbEncoder encoder, TokenTables tables, SentenceShape shape, NetworkWeights weights)
    {
        Encoder = encoder;
        Tables = tables;
        Shape = shape;
        _scale = SentenceShape.ScaleOf(encoder);
        _words = shape.Words.IsPresent ? weights[SentenceShape.Tensors.Words] : [];
        _wordShapes = shape.WordShapes.IsPresent ? weights[SentenceShape.Tensors.WordShapes] : [];
        _layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => (new LstmCell(shape.Lstm, weights, layer, backward: false), new LstmCell(shape.Lstm, weights, layer, backward: true)))];
    }

    public DistillEmbEncoder Encoder { get; }

    public TokenTables Tables { get; }

    public SentenceShape Shape { get; }

    public SequenceScratch RentScratch() => _scratch.TryTake(out SequenceScratch? scratch) ? scratch : new SequenceScratch(Encoder.RentScratch());

    public void ReturnScratch(SequenceScratch scratch)
    {
        scratch.LetGo();
        _scratch.Add(scratch);
    }

    /// <summary>Computes the vectors of a row's tokens. Each distinct word is encoded once.</summary>
    /// <returns>[tokens, output size of the LSTM]; there until the scratch is used again.</returns>
    public ReadOnlySpan<float> Read(ReadOnlySpan<ReadOnlyMemory<char>> tokens, SequenceScratch scratch)
    {
        int size = Shape.Lstm.InputSize;
        Span<float> x = scratch.Layer(0, tokens.Length, size);
        ReadOnlySpan<int> slots = scratch.Words.Row.Gather(tokens, scratch.Words, cache: null);
        Encoder.Run(scratch.Words);
        for (int i = 0; i < tokens.Length; i++)
        {
            Span<float> input = x.Slice(i * size, size);
            TensorPrimitives.Multiply(scratch.Words.VectorOf(slots[i]), _scale, input[..Shape.EncoderSize]);
            if (Shape.Words.IsPresent) Row(_words, Tables.WordRowOf(tokens[i].Span), Shape.Words).CopyTo(input[Shape.EncoderSize..]);
            if (Shape.WordShapes.IsPresent) Row(_wordShapes, Tables.ShapeRowOf(tokens[i].Span), Shape.WordShapes).CopyTo(input[^Shape.WordShapes.Size..]);
        }

        for (int layer = 0; layer < _layers.Length; layer++)
        {
            Span<float> y = scratch.Layer(layer + 1, tokens.Length, Shape.Lstm.OutputSize);
            _layers[layer].Forward.Run(x, tokens.Length, y, scratch);
            _layers[layer].Backward.Run(x, tokens.Length, y, scratch);
            x = y;
        }

        return x;
    }

    private static ReadOnlySpan<float> Row(float[] table, int row, TableShape shape) => table.AsSpan(row * shape.Size, shape.Size);
}
