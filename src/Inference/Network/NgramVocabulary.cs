namespace DistillEmb.Network;

/// <summary>
/// Which n-gram a bucket belongs to, by 16 bits of its hash. An n-gram has two buckets to choose from, as in a cuckoo filter (Fan et al.
/// 2014); the more frequent ones choose first. One in tens of thousands of other n-grams is taken for the owner.
/// </summary>
internal sealed class NgramVocabulary
{
    internal const uint SecondFactor = 0x9E3779B1; // 2^32 by the golden ratio, as in multiplicative hashing.
    internal const int SecondShift = 7;
    internal const int FingerprintShift = 16;

    private const ushort Free = 0;
    private const int None = -1;

    private readonly ushort[] _fingerprints;

    /// <param name="fingerprints">The fingerprint of each bucket's n-gram, 0 where it has none.</param>
    public NgramVocabulary(ushort[] fingerprints) => _fingerprints = fingerprints;

    /// <summary>Buckets without an n-gram are 0.</summary>
    public ReadOnlySpan<ushort> Fingerprints => _fingerprints;

    /// <summary>N-grams that have a bucket.</summary>
    public int Count => _fingerprints.AsSpan().Length - _fingerprints.AsSpan().Count(Free);

    /// <summary>Gives n-grams their buckets; those that find both taken go without.</summary>
    /// <param name="hashes">Their hashes, the most important first.</param>
    /// <param name="buckets">How many buckets there are.</param>
    /// <param name="before">Where the n-grams of an earlier vocabulary of as many buckets have theirs, and stay; null for none.</param>
    public static NgramVocabulary Choose(IReadOnlyCollection<uint> hashes, int buckets, NgramVocabulary? before = null)
    {
        ushort[] fingerprints = new ushort[buckets];
        int left = buckets;
        foreach (uint hash in hashes)
        {
            int kept = before?.BucketOf(hash) ?? None;
            if (kept == None || fingerprints[kept] != Free) continue;
            fingerprints[kept] = FingerprintOf(hash);
            left--;
        }

        foreach (uint hash in hashes)
        {
            if (left == 0) break;
            if (before is not null && before.BucketOf(hash) != None) continue;
            int bucket = First(hash, buckets);
            if (fingerprints[bucket] != Free) bucket = Second(hash, buckets);
            if (fingerprints[bucket] != Free) continue;
            fingerprints[bucket] = FingerprintOf(hash);
            left--;
        }

        return new NgramVocabulary(fingerprints);
    }

    /// <summary>The buckets of those n-grams that have one.</summary>
    /// <param name="hashes">The hashes of n-grams.</param>
    /// <param name="buckets">Receives them, in the order of the hashes.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<uint> hashes, Span<int> buckets)
    {
        int count = 0;
        foreach (uint hash in hashes)
        {
            int bucket = BucketOf(hash);
            if (bucket != None) buckets[count++] = bucket;
        }

        return count;
    }

    private int BucketOf(uint hash)
    {
        ushort fingerprint = FingerprintOf(hash);
        int bucket = First(hash, _fingerprints.Length);
        if (_fingerprints[bucket] == fingerprint) return bucket;
        bucket = Second(hash, _fingerprints.Length);
        return _fingerprints[bucket] == fingerprint ? bucket : None;
    }

    private static int First(uint hash, int buckets) => (int)(hash % (uint)buckets);

    private static int Second(uint hash, int buckets) => (int)(((hash * SecondFactor) ^ (hash >> SecondShift)) % (uint)buckets);

    private static ushort FingerprintOf(uint hash) => (ushort)Math.Max(1, hash >> FingerprintShift);
}
