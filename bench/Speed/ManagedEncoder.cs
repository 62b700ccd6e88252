namespace DistillEmb.MLNet.Speed;

/// <summary>The public encoder, from text to vectors: characters, the distinct words of a batch, the network, an array a word.</summary>
internal sealed class ManagedEncoder(SpeedNetwork network) : IInferenceContestant
{
    private readonly DistillEmbEncoder _encoder = network.CreateEncoder();

    public string Name => "`DistillEmbEncoder.Embed`, from text";

    public void Run(WordBatch batch) => _encoder.Embed(batch.Words);

    public float[] VectorsOf(WordBatch batch) => [.. _encoder.Embed(batch.Words).SelectMany(vector => vector)];

    public void Dispose()
    {
    }
}
