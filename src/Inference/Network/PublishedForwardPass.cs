using Names = DistillEmb.PublishedArchitecture.Tensors;

namespace DistillEmb.Network;

/// <summary>
/// The managed forward pass of <see cref="PublishedArchitecture"/>. Maps are held position by position, so that the
/// window of a filter is one stretch of memory and a convolution is a matrix product over overlapping rows.
/// </summary>
internal sealed class PublishedForwardPass : ForwardPass
{
    private readonly float[] _embedding;
    private readonly int _embeddingSize;
    private readonly Activation _activation;
    private readonly bool _rectify;
    private readonly LayerNormalization _embeddingNorm;
    private readonly ConvolutionStage[] _stages;
    private readonly PackedMatrix[] _convolutions;
    private readonly LayerNormalization[] _norms;
    private readonly PackedMatrix? _hidden;
    private readonly LayerNormalization? _hiddenNorm;
    private readonly PackedMatrix _output;
    private readonly int _largestMap;

    public PublishedForwardPass(PublishedArchitecture architecture, NetworkWeights weights, int sequenceLength, int vectorSize)
        : base(sequenceLength, vectorSize)
    {
        _embedding = weights[Names.Embedding];
        _embeddingSize = architecture.EmbeddingSize;
        _activation = architecture.Activation;
        _rectify = _activation == Activation.LeakyRelu;
        _embeddingNorm = new LayerNormalization(weights[Names.EmbeddingScale], weights[Names.EmbeddingShift]);
        _stages = [.. architecture.Stages(sequenceLength)];
        _convolutions = [.. _stages.Select((stage, i) => new PackedMatrix(weights[Names.Weight(i)], stage.Width * stage.InputChannels, stage.Channels, weights[Names.Bias(i)]))];
        _norms = [.. _stages.Select((_, i) => new LayerNormalization(weights[Names.Scale(i)], weights[Names.Shift(i)]))];
        int features = _stages[^1].Size;
        if (architecture.HiddenSize > 0)
        {
            _hidden = new PackedMatrix(weights[Names.HiddenWeight], features, architecture.HiddenSize, weights[Names.HiddenBias]);
            _hiddenNorm = new LayerNormalization(weights[Names.HiddenScale], weights[Names.HiddenShift]);
            features = architecture.HiddenSize;
        }

        _output = new PackedMatrix(weights[Names.OutputWeight], features, vectorSize, weights[Names.OutputBias]);
        _largestMap = Math.Max(_hidden?.Outputs ?? 0, _stages.Max(stage => Math.Max(stage.InputChannels * stage.InputLength, stage.Size)));
    }

    public override float[] CreateScratch() => new float[2 * BlockSize * _largestMap];

    protected override void RunBlock(ReadOnlySpan<int> ids, int words, Span<float> vectors, float[] scratch)
    {
        Span<float> maps = scratch.AsSpan(0, BlockSize * _largestMap);
        Span<float> others = scratch.AsSpan(BlockSize * _largestMap);
        Embed(ids, words, maps, others);
        for (int i = 0; i < _stages.Length; i++)
        {
            ConvolutionStage stage = _stages[i];
            // By turns in one buffer and the other: each map is read while the next one is written.
            Span<float> from = i % 2 == 0 ? maps : others;
            Span<float> to = i % 2 == 0 ? others : maps;
            _convolutions[i].MultiplyWindows(from, words, stage.ConvolvedLength, stage.InputChannels, stage.InputChannels * stage.InputLength, to, new RowEnding(stage.Pool > 1, _rectify));
            if (_activation == Activation.Mish) Mish.Apply(to[..(words * stage.Size)]);
            for (int word = 0; word < words; word++) _norms[i].Apply(to.Slice(word * stage.Size, stage.Size));
        }

        bool inFirst = _stages.Length % 2 == 0; // Where the last map is.
        Span<float> features = inFirst ? maps : others;
        if (_hidden is null || _hiddenNorm is null)
        {
            _output.Multiply(features, words, vectors);
            return;
        }

        Span<float> hidden = (inFirst ? others : maps)[..(words * _hidden.Outputs)];
        _hidden.MultiplyWindows(features, words, rowsPerGroup: 1, rowStride: 0, _hidden.Inputs, hidden, new RowEnding(false, _rectify));
        if (_activation == Activation.Mish) Mish.Apply(hidden);
        for (int word = 0; word < words; word++) _hiddenNorm.Apply(hidden.Slice(word * _hidden.Outputs, _hidden.Outputs));
        _output.Multiply(hidden, words, vectors);
    }

    // Normalised as [characters, embedding], then turned: the embedding's values are the positions to convolve along.
    private void Embed(ReadOnlySpan<int> ids, int words, Span<float> maps, Span<float> room)
    {
        Span<float> map = room[..(SequenceLength * _embeddingSize)];
        for (int word = 0; word < words; word++)
        {
            for (int character = 0; character < SequenceLength; character++)
                _embedding.AsSpan(ids[(word * SequenceLength) + character] * _embeddingSize, _embeddingSize).CopyTo(map[(character * _embeddingSize)..]);
            _embeddingNorm.Apply(map);
            Span<float> turned = maps.Slice(word * map.Length, map.Length);
            for (int character = 0; character < SequenceLength; character++)
            {
                ReadOnlySpan<float> values = map.Slice(character * _embeddingSize, _embeddingSize);
                for (int i = 0; i < values.Length; i++) turned[(i * SequenceLength) + character] = values[i];
            }
        }
    }
}
