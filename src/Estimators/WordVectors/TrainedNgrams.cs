using DistillEmb.Vectors;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>The vectors of n-grams, which stand behind those of words in the matrix that was trained.</summary>
/// <param name="rows">The rows of the words.</param>
/// <param name="matrix">The matrix, which is disposed of with this.</param>
/// <param name="shortest">Characters of the shortest n-gram.</param>
/// <param name="longest">Characters of the longest.</param>
internal sealed class TrainedNgrams(InputRows rows, EmbeddingMatrix matrix, int shortest, int longest) : IDisposable
{
    /// <summary>The n-grams that the words have, and their vectors, [n-grams, dimension]. A bucket that none of them fell into was never trained, and is left out.</summary>
    /// <param name="vocabulary">The words.</param>
    public (NgramTable Table, float[] Vectors) Collect(CorpusVocabulary vocabulary)
    {
        int buckets = rows.IsExact ? 0 : rows.Buckets;
        var keys = new List<ulong>();
        var places = new List<int>(); // Rows of the matrix.
        bool[] isSeen = new bool[rows.Buckets];
        byte[] framed = [];
        for (int word = 0; word < vocabulary.Count; word++)
        {
            int at = 1; // The first row is the word's own.
            foreach (ReadOnlySpan<byte> ngram in new WordNgrams(WordNgrams.Frame(vocabulary[word], ref framed), shortest, longest))
            {
                int place = rows[word][at++];
                ref bool seen = ref isSeen[place - rows.Words];
                if (seen) continue;
                seen = true;
                keys.Add(NgramHash.KeyOf(ngram, buckets));
                places.Add(place);
            }
        }

        ulong[] sorted = [.. keys];
        int[] order = [.. places];
        Array.Sort(sorted, order);
        float[] vectors = new float[checked(order.Length * matrix.Dimension)];
        for (int ngram = 0; ngram < order.Length; ngram++) matrix[order[ngram]].CopyTo(vectors.AsSpan(ngram * matrix.Dimension));
        return (new NgramTable(shortest, longest, buckets, sorted), vectors);
    }

    public void Dispose() => matrix.Dispose();
}
