using System.Runtime.InteropServices;
using DistillEmb.Network;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Learning;

/// <summary>The values of a layer of some words, with the gradient of layer normalisation (Ba, Kiros and Hinton 2016).</summary>
internal sealed class NormalizedLayer
{
    private readonly int _words;
    private readonly float[] _scale;
    private readonly float[] _shift;
    private readonly float[] _normal; // Before scale and shift, [words, size].
    private readonly float[] _factors; // One over the deviation, a word.

    public NormalizedLayer(int words, float[] scale, float[] shift)
    {
        _words = words;
        _scale = scale;
        _shift = shift;
        Size = scale.Length;
        Tensor = empty(words, Size);
        _normal = GC.AllocateUninitializedArray<float>(words * Size);
        Slopes = GC.AllocateUninitializedArray<float>(words * Size);
        _factors = new float[words];
    }

    /// <summary>Values a word.</summary>
    public int Size { get; }

    /// <summary>What normalisation is given, and then what it gives, [words, size].</summary>
    public Tensor Tensor { get; }

    public Span<float> Values => MemoryMarshal.Cast<byte, float>(Tensor.bytes);

    /// <summary>Room for the slopes of the activation before, [words, size].</summary>
    public float[] Slopes { get; }

    /// <summary>Normalises in place.</summary>
    public void Forward()
    {
        Span<float> values = Values;
        for (int word = 0; word < _words; word++)
        {
            Span<float> row = values.Slice(word * Size, Size);
            Span<float> normal = _normal.AsSpan(word * Size, Size);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / Size, normal);
            float factor = 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(normal) / Size) + LayerNormalization.Epsilon);
            TensorPrimitives.Multiply(normal, factor, normal);
            TensorPrimitives.MultiplyAdd(normal, _scale, _shift, row);
            _factors[word] = factor;
        }
    }

    /// <summary>Carries a gradient back.</summary>
    /// <param name="gradient">That of what normalisation gave; becomes that of what it was given.</param>
    /// <param name="shift">The gradient of the shift, [size].</param>
    /// <returns>The gradient of the scale, [size].</returns>
    public Tensor Backward(Span<float> gradient, out Tensor shift)
    {
        Tensor scale = zeros(Size);
        shift = zeros(Size);
        Span<float> scaleSum = MemoryMarshal.Cast<byte, float>(scale.bytes);
        Span<float> shiftSum = MemoryMarshal.Cast<byte, float>(shift.bytes);
        for (int word = 0; word < _words; word++)
        {
            Span<float> row = gradient.Slice(word * Size, Size);
            ReadOnlySpan<float> normal = _normal.AsSpan(word * Size, Size);
            TensorPrimitives.MultiplyAdd(row, normal, scaleSum, scaleSum);
            TensorPrimitives.Add(shiftSum, row, shiftSum);
            TensorPrimitives.Multiply(row, _scale, row);
            float mean = TensorPrimitives.Sum<float>(row) / Size;
            float slope = TensorPrimitives.Dot(row, normal) / Size;
            TensorPrimitives.MultiplyAdd(normal, -slope, row, row);
            TensorPrimitives.Subtract(row, mean, row);
            TensorPrimitives.Multiply(row, _factors[word], row);
        }

        return scale;
    }
}
