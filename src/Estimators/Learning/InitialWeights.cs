namespace DistillEmb.MLNet.Learning;

/// <summary>Random weights to begin with, as PyTorch initialises layers of these kinds.</summary>
internal static class InitialWeights
{
    /// <summary>Uniform within 1 / sqrt(inputs): linear and convolution layers.</summary>
    public static void FillUniform(float[] values, int inputs, Random random)
    {
        float limit = 1f / MathF.Sqrt(inputs);
        for (int i = 0; i < values.Length; i++) values[i] = ((random.NextSingle() * 2) - 1) * limit;
    }

    /// <summary>Normal with mean 0 (Box and Muller 1958): embeddings.</summary>
    public static void FillNormal(float[] values, float deviation, Random random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = deviation * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
