namespace DistillEmb.MLNet.Evaluation;

/// <summary>Nearest neighbours by cosine with words left out.</summary>
internal static class NeighborSearch
{
    /// <summary>The neighbours of each word, itself left out; none of an unknown word.</summary>
    /// <param name="vectors">The words to search in.</param>
    /// <param name="words">The words to search for.</param>
    /// <param name="count">How many to find for each.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static (int Word, float Score)[][] Find(UnitVectors vectors, string[] words, int count, CancellationToken cancellation)
    {
        if (Array.IndexOf(words, null) >= 0) throw new ArgumentException("The list holds a word that is null.", nameof(words));
        var known = new List<KnownWord>(words.Length);
        int[] queries = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            queries[i] = vectors.TryFind(words[i], out KnownWord word) ? known.Count : -1;
            if (queries[i] >= 0) known.Add(word);
        }

        NearestList[] nearest = NearestWords.Find(vectors, vectors.Words.Count, known.Count, MoreThan(count, 1), (query, vector) => vectors.VectorOf(known[query]).CopyTo(vector), cancellation);
        return [.. queries.Select(query => query < 0 ? [] : nearest[query].Except([known[query].Index], count).ToArray())];
    }

    /// <summary>The neighbours of a vector of length 1.</summary>
    public static (int Word, float Score)[] Find(UnitVectors vectors, float[] query, IEnumerable<string> exclude, int count, CancellationToken cancellation)
    {
        var excluded = new HashSet<int>();
        foreach (string word in exclude)
        {
            if (vectors.TryGetIndex(word, out int index)) excluded.Add(index);
        }

        NearestList[] nearest = NearestWords.Find(vectors, vectors.Words.Count, 1, MoreThan(count, excluded.Count), (_, vector) => query.CopyTo(vector), cancellation);
        return [.. nearest[0].Except(excluded, count)];
    }

    // As many more are searched for as are then left out: that costs nothing in the loop over all words.
    private static int MoreThan(int count, int excluded) => (int)Math.Min(int.MaxValue, (long)count + excluded);
}
