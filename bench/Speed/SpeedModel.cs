namespace DistillEmb.MLNet.Speed;

/// <summary>The encoder that a verb measures.</summary>
internal static class SpeedModel
{
    private const int KnownWords = 20_000;

    /// <summary>That of a model's file; without one, the default network with random weights.</summary>
    public static DistillEmbEncoder Take(string? model, string? corpus)
    {
        if (model is not null) return DistillEmbEncoder.Load(model);
        using var network = new SpeedNetwork("default", EncoderArchitecture.Positional, SpeedWords.Take(corpus, KnownWords));
        return network.CreateEncoder();
    }
}
