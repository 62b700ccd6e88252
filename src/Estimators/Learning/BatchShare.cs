namespace DistillEmb.MLNet.Learning;

/// <summary>The words of a batch that one worker takes: <see cref="Count"/> words from number <see cref="First"/> on.</summary>
internal readonly record struct BatchShare(int First, int Count)
{
    /// <summary>Divides a batch evenly; the last worker may get fewer words, or none.</summary>
    public static BatchShare Of(int words, int worker, int workers)
    {
        int share = (words + workers - 1) / workers;
        int first = Math.Min(words, worker * share);
        return new BatchShare(first, Math.Min(share, words - first));
    }
}
