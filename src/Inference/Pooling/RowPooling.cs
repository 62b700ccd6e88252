using System.Numerics.Tensors;
using DistillEmb.Network;

namespace DistillEmb.Pooling;

/// <summary>Makes a row's output of the vectors of its tokens.</summary>
internal sealed class RowPooling
{
    private const int Statistics = 3;

    private readonly int _size;
    private readonly Func<IEnumerable<string>> _slots;
    private readonly DistillEmbOutput _form;
    private readonly TokenWeights? _weights;
    private readonly CommonComponents? _components;

    /// <param name="size">Values of a token's vector.</param>
    /// <param name="slots">What these values are called; asked for when they are read.</param>
    /// <param name="form">What a row's tokens become.</param>
    /// <param name="learnt">What was learnt for averages.</param>
    public RowPooling(int size, Func<IEnumerable<string>> slots, DistillEmbOutput form, LearntPooling learnt)
    {
        _size = size;
        _slots = slots;
        _form = form;
        (_weights, _components) = learnt;
    }

    /// <summary>Values a row, where that is the same for every row; null where it depends on the number of tokens.</summary>
    public int? KnownSize(bool oneToken) => _form switch
    {
        DistillEmbOutput.MinAverageMax => Statistics * _size,
        DistillEmbOutput.Average => _size,
        _ => oneToken ? _size : null,
    };

    /// <summary>Values of a row of so many tokens.</summary>
    /// <exception cref="InvalidDataException">They are more than one array holds.</exception>
    public int SizeOf(int tokens) => KnownSize(oneToken: false) ?? RowBuffer.LengthOf(tokens, _size);

    /// <summary>What the values of a row, or of a single token, are called.</summary>
    public string[] SlotNames()
    {
        string[] slots = [.. _slots()];
        return _form != DistillEmbOutput.MinAverageMax
            ? slots
            : [.. new[] { "Minimum", "Average", "Maximum" }.SelectMany(statistic => slots.Select(slot => $"{statistic}.{slot}"))];
    }

    /// <param name="tokens">The row.</param>
    /// <param name="vectors">What gives its tokens their vectors.</param>
    /// <param name="values">Receives <see cref="SizeOf"/> values.</param>
    public void Apply(ReadOnlySpan<ReadOnlyMemory<char>> tokens, RowVectors vectors, Span<float> values)
    {
        vectors.Begin(tokens);
        if (_form == DistillEmbOutput.Tokens)
        {
            for (int i = 0; i < tokens.Length; i++) vectors.VectorOf(i, tokens[i].Span, out _).CopyTo(values.Slice(i * _size, _size));
        }
        else
        {
            Pool(tokens, vectors, values);
        }

        vectors.End();
    }

    private void Pool(ReadOnlySpan<ReadOnlyMemory<char>> tokens, RowVectors vectors, Span<float> values)
    {
        values.Clear();
        bool average = _form == DistillEmbOutput.Average;
        Span<float> sum = average ? values : values.Slice(_size, _size);
        Span<float> minimum = average ? default : values[.._size];
        Span<float> maximum = average ? default : values.Slice(2 * _size, _size);
        int count = 0;
        float weights = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            ReadOnlySpan<float> vector = vectors.VectorOf(i, tokens[i].Span, out bool isEmpty);
            if (isEmpty) continue;
            if (_weights is null)
            {
                TensorPrimitives.Add(sum, vector, sum);
            }
            else
            {
                float weight = _weights.Of(tokens[i].Span);
                TensorPrimitives.MultiplyAdd(vector, weight, sum, sum);
                weights += weight;
            }

            if (!average && count == 0)
            {
                vector.CopyTo(minimum);
                vector.CopyTo(maximum);
            }
            else if (!average)
            {
                TensorPrimitives.Min(minimum, vector, minimum);
                TensorPrimitives.Max(maximum, vector, maximum);
            }

            count++;
        }

        if (count == 0) return;
        float divisor = _weights is null ? count : weights;
        if (divisor != 1) TensorPrimitives.Divide(sum, divisor, sum);
        _components?.RemoveFrom(sum);
    }
}
