using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>What the published program trains on in one step.</summary>
/// <param name="Characters">[words, 13]</param>
/// <param name="Own">For each teacher the words' own vectors, [words, dimension].</param>
/// <param name="Negatives">For each teacher the vectors of the hard negatives, [words, dimension].</param>
internal sealed record PublishedBatch(Tensor Characters, Tensor[] Own, Tensor[] Negatives) : IDisposable
{
    public void Dispose()
    {
        Characters.Dispose();
        foreach (Tensor tensor in (Tensor[])[.. Own, .. Negatives]) tensor.Dispose();
    }
}
