using System.Numerics.Tensors;
using DistillEmb.Encoder;
using DistillEmb.Network;

namespace DistillEmb.Pooling;

/// <summary>Makes a row's output of the vectors of its tokens. Each distinct word of a row is encoded once.</summary>
internal sealed class RowPooling
{
    private const int Statistics = 3;

    private readonly DistillEmbEncoder _encoder;
    private readonly DistillEmbOutput _form;
    private readonly string? _head;
    private readonly int _offset;
    private readonly int _size;
    private readonly TokenWeights? _weights;
    private readonly CommonComponents? _components;

    /// <param name="encoder">The encoder.</param>
    /// <param name="form">What a row's tokens become.</param>
    /// <param name="head">The name of the one head to put out; null for all.</param>
    /// <param name="learnt">What was learnt for averages.</param>
    public RowPooling(DistillEmbEncoder encoder, DistillEmbOutput form, string? head, LearntPooling learnt)
    {
        _encoder = encoder;
        _form = form;
        _head = head;
        (_offset, _size) = encoder.Range(head);
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
        IEnumerable<EncoderHead> heads = _encoder.Heads.Where(head => _head is null || head.Name == _head);
        string[] slots = [.. EncoderHead.PartsOf(heads).SelectMany(part => Slots(string.Join('+', part.Select(head => head.Name)), part.Key.Dimension))];
        return _form != DistillEmbOutput.MinAverageMax
            ? slots
            : [.. new[] { "Minimum", "Average", "Maximum" }.SelectMany(statistic => slots.Select(slot => $"{statistic}.{slot}"))];
    }

    /// <summary>A cache for the vectors, or for the parts of them, that rows are made of.</summary>
    public WordVectorCache? CreateCache(int megabytes) => WordVectorCache.Create(megabytes, _size);

    /// <param name="tokens">The row.</param>
    /// <param name="scratch">The buffers of the encoder.</param>
    /// <param name="cache">The vectors of words seen before; null for none.</param>
    /// <param name="values">Receives <see cref="SizeOf"/> values.</param>
    public void Apply(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache? cache, Span<float> values)
    {
        ReadOnlySpan<int> slots = scratch.Row.Gather(tokens, scratch, cache);
        _encoder.Run(scratch);
        if (cache is not null && scratch.Count > 0) scratch.Row.Keep(tokens, scratch, cache, _offset);
        if (_form == DistillEmbOutput.Tokens)
        {
            for (int i = 0; i < slots.Length; i++) VectorOf(scratch, slots[i]).CopyTo(values.Slice(i * _size, _size));
        }
        else
        {
            Pool(tokens, slots, scratch, values);
        }

        scratch.LetGo();
    }

    private static IEnumerable<string> Slots(string part, int dimension) => Enumerable.Range(0, dimension).Select(i => $"{part}.{i}");

    private void Pool(ReadOnlySpan<ReadOnlyMemory<char>> tokens, ReadOnlySpan<int> slots, EncoderScratch scratch, Span<float> values)
    {
        values.Clear();
        bool average = _form == DistillEmbOutput.Average;
        Span<float> sum = average ? values : values.Slice(_size, _size);
        Span<float> minimum = average ? default : values[.._size];
        Span<float> maximum = average ? default : values.Slice(2 * _size, _size);
        int count = 0;
        float weights = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            if (scratch.IsEmpty(slots[i])) continue;
            ReadOnlySpan<float> vector = VectorOf(scratch, slots[i]);
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

    private ReadOnlySpan<float> VectorOf(EncoderScratch scratch, int slot) => scratch.PartOf(slot, _offset, _size);
}
