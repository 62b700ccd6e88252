using System.Numerics.Tensors;

namespace DistillEmb.Classification;

/// <summary>Makes one vector of the outputs of an LSTM for the tokens of a row.</summary>
/// <param name="pooling">How.</param>
/// <param name="size">Values of an output, both directions together.</param>
/// <param name="attention">What tells how much a token matters; empty where that is not asked.</param>
internal sealed class TokenPooling(TextPooling pooling, int size, float[] attention)
{
    /// <summary>Pools a row.</summary>
    /// <param name="outputs">[tokens, size]; without tokens the vector is zero.</param>
    /// <param name="pooled">Receives the vector.</param>
    public void Pool(ReadOnlySpan<float> outputs, Span<float> pooled)
    {
        if (outputs.IsEmpty)
        {
            pooled.Clear();
            return;
        }

        switch (pooling)
        {
            case TextPooling.FinalStates:
                outputs.Slice(outputs.Length - size, size / 2).CopyTo(pooled);
                outputs[(size / 2)..size].CopyTo(pooled[(size / 2)..]);
                break;
            case TextPooling.Attention:
                Attend(outputs, pooled);
                break;
            default:
                outputs[..size].CopyTo(pooled);
                for (int start = size; start < outputs.Length; start += size) TensorPrimitives.Max(pooled, outputs.Slice(start, size), pooled);
                break;
        }
    }

    // Weights are summed up as they come: all are divided by e to the largest so far, and those before are made smaller when a larger one comes.
    private void Attend(ReadOnlySpan<float> outputs, Span<float> pooled)
    {
        pooled.Clear();
        Span<float> bent = size <= 1024 ? stackalloc float[size] : new float[size];
        (float largest, float sum) = (float.NegativeInfinity, 0);
        for (int start = 0; start < outputs.Length; start += size)
        {
            ReadOnlySpan<float> output = outputs.Slice(start, size);
            TensorPrimitives.Tanh(output, bent);
            float score = TensorPrimitives.Dot(bent, attention);
            if (score > largest)
            {
                float factor = MathF.Exp(largest - score);
                TensorPrimitives.Multiply(pooled, factor, pooled);
                sum *= factor;
                largest = score;
            }

            float weight = MathF.Exp(score - largest);
            sum += weight;
            TensorPrimitives.MultiplyAdd(output, weight, pooled, pooled);
        }

        TensorPrimitives.Divide(pooled, sum, pooled);
    }
}
