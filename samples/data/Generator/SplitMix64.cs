namespace DistillEmb.MLNet.Samples.Generator;

/// <summary>
/// The SplitMix64 generator, in integers only, so that the same seed writes the same text on every runtime.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private const int WeightScale = 1_000_000;
    private ulong state = seed;

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="count"/> - 1, each as likely.</summary>
    public int Below(int count) => (int)(((UInt128)Next() * (ulong)count) >> 64);

    /// <summary>True in <paramref name="percent"/> cases of a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>An item, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>An item with a weight of 1 / (rank + <paramref name="flatness"/>): the first ones most often.</summary>
    public T PickRanked<T>(IReadOnlyList<T> items, int flatness = 2) =>
        PickWeighted(items, rank => WeightScale / (rank + flatness));

    /// <summary>As <see cref="PickRanked"/>, with the square of the rank, so that the last ones are rare.</summary>
    public T PickSteeply<T>(IReadOnlyList<T> items, int flatness) =>
        PickWeighted(items, rank => WeightScale / ((rank + flatness) * (rank + flatness)));

    private T PickWeighted<T>(IReadOnlyList<T> items, Func<int, int> weight)
    {
        int total = 0;
        for (int rank = 0; rank < items.Count; rank++)
        {
            total += weight(rank);
        }

        int left = Below(total);
        for (int rank = 0; rank < items.Count; rank++)
        {
            left -= weight(rank);
            if (left < 0)
            {
                return items[rank];
            }
        }

        return items[^1];
    }
}
