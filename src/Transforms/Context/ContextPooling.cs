using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Context;

/// <summary>Makes a row's output of what the LSTM gives for its tokens.</summary>
/// <param name="form">What a row's tokens become.</param>
/// <param name="size">Numbers a token.</param>
internal sealed class ContextPooling(DistillEmbOutput form, int size)
{
    private const int Statistics = 3;

    /// <summary>Numbers a row; null where that depends on the number of tokens.</summary>
    public int? KnownSize => form switch
    {
        DistillEmbOutput.MinAverageMax => Statistics * size,
        DistillEmbOutput.Average => size,
        _ => null,
    };

    /// <param name="states">[tokens, size]</param>
    /// <param name="destination">Receives the row's vector; zero for a row without tokens.</param>
    public void Pool(ReadOnlySpan<float> states, ref VBuffer<float> destination)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref destination, KnownSize ?? states.Length);
        if (form == DistillEmbOutput.Tokens) states.CopyTo(editor.Values);
        else if (form == DistillEmbOutput.Average) Average(states, editor.Values);
        else Summarize(states, editor.Values);
        destination = editor.Commit();
    }

    private void Average(ReadOnlySpan<float> states, Span<float> average)
    {
        average.Clear();
        for (int start = 0; start < states.Length; start += size) TensorPrimitives.Add(average, states.Slice(start, size), average);
        if (states.Length > size) TensorPrimitives.Divide(average, states.Length / size, average);
    }

    private void Summarize(ReadOnlySpan<float> states, Span<float> values)
    {
        values.Clear();
        if (states.IsEmpty) return;
        Span<float> minimum = values[..size];
        Span<float> maximum = values[(2 * size)..];
        states[..size].CopyTo(minimum);
        states[..size].CopyTo(maximum);
        for (int start = size; start < states.Length; start += size)
        {
            TensorPrimitives.Min(minimum, states.Slice(start, size), minimum);
            TensorPrimitives.Max(maximum, states.Slice(start, size), maximum);
        }

        Average(states, values.Slice(size, size));
    }
}
