namespace DistillEmb.MLNet.Tests.Encoder;

/// <summary>Numbers to calculate with.</summary>
internal static class RandomValues
{
    /// <summary>Numbers of -scale to scale.</summary>
    public static float[] Singles(this Random random, int count, float scale = 1)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = ((2 * random.NextSingle()) - 1) * scale;
        return values;
    }
}
