using System.Numerics.Tensors;
using DistillEmb.MLNet.Pooling;
using DistillEmb.MLNet.Rows;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Embedding;

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

    public RowPooling(DistillEmbEncoder encoder, DistillEmbColumns columns, LearntPooling learnt)
    {
        _encoder = encoder;
        _form = columns.Form;
        _head = columns.Head;
        (_offset, _size) = encoder.Range(columns.Head);
        (_weights, _components) = learnt;
    }

    /// <summary>Numbers a row, where that is the same for every row; null where it depends on the number of tokens.</summary>
    public int? KnownSize(bool oneToken) => _form switch
    {
        DistillEmbOutput.MinAverageMax => Statistics * _size,
        DistillEmbOutput.Average => _size,
        _ => oneToken ? _size : null,
    };

    public void GetSlotNames(ref VBuffer<ReadOnlyMemory<char>> names)
    {
        IEnumerable<EncoderHead> heads = _encoder.Heads.Where(head => _head is null || head.Name == _head);
        string[] slots = [.. EncoderHead.PartsOf(heads).SelectMany(part => Slots(string.Join('+', part.Select(head => head.Name)), part.Key.Dimension))];
        if (_form == DistillEmbOutput.MinAverageMax)
            slots = [.. new[] { "Minimum", "Average", "Maximum" }.SelectMany(statistic => slots.Select(slot => $"{statistic}.{slot}"))];
        names = new VBuffer<ReadOnlyMemory<char>>(slots.Length, [.. slots.Select(slot => slot.AsMemory())]);
    }

    /// <summary>A cache for the vectors, or for the parts of them, that rows are made of.</summary>
    public WordVectorCache? CreateCache(int megabytes) => WordVectorCache.Create(megabytes, _size);

    public void Apply(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache? cache, ref VBuffer<float> destination)
    {
        int size = KnownSize(oneToken: false) ?? RowBuffer.Numbers(tokens.Length, _size);
        ReadOnlySpan<int> slots = scratch.Row.Gather(tokens, scratch, cache);
        _encoder.Run(scratch);
        if (cache is not null && scratch.Count > 0) scratch.Row.Keep(tokens, scratch, cache, _offset);

        VBufferEditor<float> editor = VBufferEditor.Create(ref destination, size);
        Span<float> values = editor.Values;
        if (_form == DistillEmbOutput.Tokens)
        {
            for (int i = 0; i < slots.Length; i++) VectorOf(scratch, slots[i]).CopyTo(values.Slice(i * _size, _size));
        }
        else
        {
            Pool(tokens, slots, scratch, values);
        }

        destination = editor.Commit();
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
