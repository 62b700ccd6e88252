using System.Numerics.Tensors;
using DistillEmb.Network;

namespace DistillEmb.Sequences;

/// <summary>One direction of one layer of an LSTM, ready to run.</summary>
internal sealed class LstmCell
{
    private readonly PackedMatrix _input;
    private readonly PackedMatrix _recurrent;
    private readonly int _size;
    private readonly bool _backward;

    public LstmCell(BilstmShape shape, NetworkWeights weights, int layer, bool backward)
    {
        _size = shape.HiddenSize;
        _backward = backward;
        int gates = BilstmShape.Gates * _size;
        _input = new PackedMatrix(weights[BilstmShape.Tensors.Input(layer, backward)], shape.InputSizeOf(layer), gates, weights[BilstmShape.Tensors.Bias(layer, backward)]);
        _recurrent = new PackedMatrix(weights[BilstmShape.Tensors.Recurrent(layer, backward)], _size, gates, bias: default);
    }

    /// <summary>Runs along the tokens, from the last to the first in the backward direction.</summary>
    /// <param name="x">[tokens, input size]</param>
    /// <param name="tokens">How many tokens there are.</param>
    /// <param name="y">Receives [tokens, 2 x hidden size], this direction's half of it.</param>
    /// <param name="scratch">Room for the gates.</param>
    public void Run(ReadOnlySpan<float> x, int tokens, Span<float> y, SequenceScratch scratch)
    {
        int gates = BilstmShape.Gates * _size;
        Span<float> all = scratch.Gates(tokens, gates);
        _input.Multiply(x, tokens, all);
        Span<float> state = scratch.State(gates + (2 * _size));
        state.Clear();
        Span<float> sums = state[..gates];
        Span<float> cell = state.Slice(gates, _size);
        Span<float> hidden = state.Slice(gates + _size, _size);
        for (int step = 0; step < tokens; step++)
        {
            int token = _backward ? tokens - 1 - step : step;
            _recurrent.Multiply(hidden, 1, sums);
            TensorPrimitives.Add(sums, all.Slice(token * gates, gates), sums);
            TensorPrimitives.Sigmoid(sums[..(3 * _size)], sums[..(3 * _size)]);
            Span<float> candidate = sums[(3 * _size)..];
            TensorPrimitives.Tanh(candidate, candidate);
            TensorPrimitives.Multiply(candidate, sums[.._size], candidate);
            TensorPrimitives.MultiplyAdd(cell, sums.Slice(_size, _size), candidate, cell);
            TensorPrimitives.Tanh(cell, hidden);
            TensorPrimitives.Multiply(hidden, sums.Slice(2 * _size, _size), hidden);
            hidden.CopyTo(y.Slice((token * 2 * _size) + (_backward ? _size : 0), _size));
        }
    }
}
