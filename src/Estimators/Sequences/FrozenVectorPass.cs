using DistillEmb.MLNet.Learning;
using DistillEmb.Sequences;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Sequences;

/// <summary>An encoder that stays as it is: each word is encoded once, before training.</summary>
internal sealed class FrozenVectorPass : WordVectorPass
{
    private readonly float[][] _vectors;
    private readonly int _size;
    private readonly Device _device;

    public FrozenVectorPass(DistillEmbEncoder encoder, IReadOnlyList<string> words, Device device)
    {
        _size = encoder.VectorSize;
        _device = device;
        _vectors = encoder.Embed(words);
        foreach (float[] vector in _vectors) TensorPrimitives.Multiply(vector, SentenceShape.ScaleOf(encoder), vector);
    }

    public override bool IsTrained => false;

    public override Tensor Forward(SentenceBatch batch)
    {
        float[] values = new float[batch.Words.Length * _size];
        for (int i = 0; i < batch.Words.Length; i++) _vectors[batch.Words[i]].CopyTo(values, i * _size);
        return values.ToAligned([batch.Words.Length, _size], _device);
    }

    public override void Backward(Tensor gradient) => throw new InvalidOperationException("A frozen encoder has no gradient.");

    public override void Dispose()
    {
    }
}
