using System.Numerics.Tensors;
using Names = DistillEmb.PositionalArchitecture.Tensors;

namespace DistillEmb.Network;

/// <summary>The managed forward pass of <see cref="PositionalArchitecture"/>.</summary>
internal sealed class PositionalForwardPass : ForwardPass
{
    private readonly CharacterTable _characters;
    private readonly float[] _convolutionBias;
    private readonly LayerNormalization _featureNorm;
    private readonly PackedMatrix _hidden;
    private readonly LayerNormalization _hiddenNorm;
    private readonly PackedMatrix _output;
    private readonly PackedMatrix? _bagOutput;
    private readonly NgramBag? _ngrams;
    private readonly StoredWeight? _ngramTable;
    private readonly float[] _ngramValues; // Where the table is not held in codes.
    private readonly int _filters;
    private readonly int _features;
    private readonly int _hiddenSize;

    public PositionalForwardPass(PositionalArchitecture architecture, NetworkWeights weights, int sequenceLength, int vectorSize)
        : base(sequenceLength, vectorSize)
    {
        _filters = architecture.FilterCount;
        _features = architecture.FeatureCount;
        _ngrams = architecture.Ngrams;
        _ngramTable = _ngrams is null ? null : weights.Stored(Names.Ngrams);
        _ngramValues = _ngramTable is { Integers: null } ? _ngramTable.Values : [];
        _hiddenSize = architecture.HiddenSize;
        _characters = CharacterTable.Create(architecture, weights);
        _convolutionBias = weights[Names.ConvolutionBias];
        _featureNorm = new LayerNormalization(weights[Names.FeatureScale], weights[Names.FeatureShift]);
        _hidden = new PackedMatrix(weights[Names.HiddenWeight], _features, _hiddenSize, weights[Names.HiddenBias]);
        _hiddenNorm = new LayerNormalization(weights[Names.HiddenScale], weights[Names.HiddenShift]);
        _output = new PackedMatrix(weights[Names.OutputWeight], _hiddenSize, vectorSize, weights[Names.OutputBias]);
        if (_ngrams is not null) _bagOutput = new PackedMatrix(weights[Names.NgramOutput], _ngrams.Size, vectorSize, bias: null);
    }

    public override float[] CreateScratch() => new float[(BlockSize * (_features + _hiddenSize + (_features - _filters) + VectorSize)) + _filters];

    protected override void RunBlock(ReadOnlySpan<int> ids, int words, Span<float> vectors, float[] scratch)
    {
        Span<float> features = scratch.AsSpan(0, words * _features);
        Span<float> hidden = scratch.AsSpan(BlockSize * _features, words * _hiddenSize);
        Span<float> lowest = scratch.AsSpan(BlockSize * (_features + _hiddenSize), _filters);
        int bagSize = _features - _filters;
        Span<float> bags = scratch.AsSpan((BlockSize * (_features + _hiddenSize)) + _filters, words * bagSize);
        Span<int> buckets = _ngrams is null ? [] : stackalloc int[_ngrams.LargestCount(SequenceLength)];
        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<int> characters = ids.Slice(word * SequenceLength, SequenceLength);
            Span<float> all = features.Slice(word * _features, _features);
            Span<float> highest = all[.._filters];
            _characters.PoolPositions(characters, highest, lowest);
            Gelu.LargerOf(highest, lowest, _convolutionBias);
            if (_ngrams is not null)
            {
                int count = _ngrams.Collect(characters[..CharacterTable.PositionsOf(characters)], buckets);
                if (_ngramTable!.Integers is IntegerWeight codes) _ngrams.Sum(buckets[..count], codes, all[_filters..]);
                else _ngrams.Sum(buckets[..count], _ngramValues, all[_filters..]);
                all[_filters..].CopyTo(bags[(word * bagSize)..]);
            }

            _featureNorm.Apply(all);
        }

        _hidden.Multiply(features, words, hidden);
        for (int word = 0; word < words; word++)
        {
            Span<float> layer = hidden.Slice(word * _hiddenSize, _hiddenSize);
            Gelu.Apply(layer);
            _hiddenNorm.Apply(layer);
        }

        _output.Multiply(hidden, words, vectors);
        if (_bagOutput is null) return;
        Span<float> straight = scratch.AsSpan((BlockSize * (_features + _hiddenSize + bagSize)) + _filters, words * VectorSize);
        _bagOutput.Multiply(bags, words, straight);
        TensorPrimitives.Add(vectors[..straight.Length], straight, vectors);
    }
}
