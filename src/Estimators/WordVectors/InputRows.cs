using DistillEmb.Vectors;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Which rows of the input matrix make a word: its own, and those of its n-grams. Where the different n-grams of all words are no more than the buckets asked for,
/// each has a row of its own; else they share buckets, by fastText's hash.
/// </summary>
internal sealed class InputRows
{
    private readonly long[] _ends;
    private readonly int[] _rows;
    private readonly float[] _ownShares;

    private InputRows(int[] rows, long[] ends, int words, int buckets, bool isExact)
    {
        (_rows, _ends, Words, Buckets, IsExact) = (rows, ends, words, buckets, isExact);
        _ownShares = new float[words];
        for (int word = 0; word < words; word++) _ownShares[word] = OwnShareOf(this[word]);
    }

    public int Words { get; }

    /// <summary>Rows for n-grams, behind those of the words.</summary>
    public int Buckets { get; }

    /// <summary>Whether each n-gram has a row of its own.</summary>
    public bool IsExact { get; }

    /// <summary>Rows of the input matrix.</summary>
    public int Count => Words + Buckets;

    /// <summary>The rows of a word, one as often as its n-gram stands in it.</summary>
    public ReadOnlySpan<int> this[int word]
    {
        get
        {
            long start = word == 0 ? 0 : _ends[word - 1];
            return _rows.AsSpan((int)start, (int)(_ends[word] - start));
        }
    }

    /// <summary>By how much of a gradient the mean of a word's rows moves when each of them is moved by it as often as it stands in the word: the sum of the squares of how often, divided by the number of rows.</summary>
    public float OwnShare(int word) => _ownShares[word];

    /// <summary>Finds the rows of all words.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="least">Characters of the shortest n-gram.</param>
    /// <param name="most">Characters of the longest n-gram; 0 for none.</param>
    /// <param name="buckets">Rows that n-grams may take.</param>
    /// <param name="cancellation">Stops it.</param>
    public static InputRows Of(CorpusVocabulary vocabulary, int least, int most, int buckets, CancellationToken cancellation)
    {
        int words = vocabulary.Count;
        if (most == 0) return new InputRows([.. Enumerable.Range(0, words)], [.. Enumerable.Range(1, words)], words, 0, isExact: true);
        return Exact(vocabulary, least, most, buckets, cancellation) ?? Hashed(vocabulary, least, most, buckets, cancellation);
    }

    private static InputRows? Exact(CorpusVocabulary vocabulary, int least, int most, int buckets, CancellationToken cancellation)
    {
        var known = new Dictionary<ulong, int>();
        return Build(vocabulary, least, most, cancellation, ngram =>
        {
            ulong key = NgramHash.KeyOf(ngram, buckets: 0);
            if (known.TryGetValue(key, out int bucket)) return bucket;
            if (known.Count == buckets) return -1;
            known.Add(key, known.Count);
            return known.Count - 1;
        }) is var (rows, ends) ? new InputRows(rows, ends, vocabulary.Count, known.Count, isExact: true) : null;
    }

    private static InputRows Hashed(CorpusVocabulary vocabulary, int least, int most, int buckets, CancellationToken cancellation)
    {
        (int[] rows, long[] ends) = Build(vocabulary, least, most, cancellation, ngram => (int)NgramHash.KeyOf(ngram, buckets))!.Value;
        return new InputRows(rows, ends, vocabulary.Count, buckets, isExact: false);
    }

    private static (int[] Rows, long[] Ends)? Build(CorpusVocabulary vocabulary, int least, int most, CancellationToken cancellation, NgramBucket bucketOf)
    {
        byte[] framed = [];
        var rows = new List<int>();
        long[] ends = new long[vocabulary.Count];
        for (int word = 0; word < ends.Length; word++)
        {
            if (word % (1 << 12) == 0) cancellation.ThrowIfCancellationRequested();
            rows.Add(word);
            foreach (ReadOnlySpan<byte> ngram in new WordNgrams(WordNgrams.Frame(vocabulary[word], ref framed), least, most))
            {
                int bucket = bucketOf(ngram);
                if (bucket < 0) return null;
                rows.Add(ends.Length + bucket);
            }

            ends[word] = rows.Count;
        }

        return ([.. rows], ends);
    }

    private static float OwnShareOf(ReadOnlySpan<int> rows)
    {
        Span<int> sorted = rows.Length <= 256 ? stackalloc int[rows.Length] : new int[rows.Length];
        rows.CopyTo(sorted);
        sorted.Sort();
        long squares = 0;
        for (int start = 0, i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length && sorted[i] == sorted[start]) continue;
            squares += (long)(i - start) * (i - start);
            start = i;
        }

        return (float)squares / rows.Length;
    }

    private delegate int NgramBucket(ReadOnlySpan<byte> ngram);
}
