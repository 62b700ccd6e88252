using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Finds, for all words of a batch at once, the nearest words of a pool of corpus tokens in the joined teacher space: one
/// matrix product. The published method searches a window of 32 corpus tokens for each word on its own; here the windows
/// of a batch are one pool, which every word of the batch searches whole.
/// </summary>
internal sealed class HardNegativeMiner
{
    private const int WindowSize = 32;

    private readonly TeacherVocabulary _vocabulary;
    private readonly int[] _corpus;
    private readonly int _poolSize;
    private readonly int _perWord;
    private readonly int[] _stamps; // The last batch that took a word in, so that no set has to be cleared.
    private readonly List<int> _pool = [];
    private int _stamp;

    public HardNegativeMiner(TeacherVocabulary vocabulary, int[] corpus, int poolSize, int perWord)
    {
        _vocabulary = vocabulary;
        _corpus = corpus;
        _poolSize = poolSize;
        _perWord = perWord;
        _stamps = new int[vocabulary.Words.Count];
    }

    /// <summary>The anchors, followed by their hard negatives, each word once.</summary>
    public int[] Candidates(ReadOnlySpan<int> anchors, Random random)
    {
        var candidates = new List<int>(anchors.Length * (1 + _perWord));
        int anchorStamp = ++_stamp;
        foreach (int anchor in anchors)
        {
            _stamps[anchor] = anchorStamp;
            candidates.Add(anchor);
        }

        if (_poolSize == 0) return [.. candidates];
        DrawPool(random);
        if (_pool.Count == 0) return [.. candidates];

        int size = _vocabulary.VectorSize;
        var pool = PackedMatrix.FromRows(Join(_pool.ToArray(), size), _pool.Count, size);
        float[] scores = new float[anchors.Length * _pool.Count];
        pool.Multiply(Join(anchors, size), anchors.Length, scores);
        int takenStamp = ++_stamp;
        Span<(float Score, int Word)> nearest = new (float, int)[_perWord];
        for (int i = 0; i < anchors.Length; i++)
        {
            KeepNearest(scores.AsSpan(i * _pool.Count, _pool.Count), nearest);
            foreach ((float score, int at) in nearest)
            {
                if (at < 0 || _stamps[_pool[at]] == takenStamp) continue;
                _stamps[_pool[at]] = takenStamp;
                candidates.Add(_pool[at]);
            }
        }

        return [.. candidates];
    }

    /// <summary>Distinct words of random windows of the corpus, without the anchors.</summary>
    private void DrawPool(Random random)
    {
        _pool.Clear();
        int anchorStamp = _stamp;
        int poolStamp = ++_stamp;
        for (int tokens = 0; tokens < _poolSize; tokens += WindowSize)
        {
            int start = random.Next(Math.Max(1, _corpus.Length - WindowSize + 1));
            foreach (int word in _corpus.AsSpan(start, Math.Min(WindowSize, _corpus.Length - start)))
            {
                if (_stamps[word] == anchorStamp || _stamps[word] == poolStamp) continue;
                _stamps[word] = poolStamp;
                _pool.Add(word);
            }
        }
    }

    private float[] Join(ReadOnlySpan<int> words, int size)
    {
        float[] joined = new float[words.Length * size];
        for (int i = 0; i < words.Length; i++)
        {
            int offset = i * size;
            foreach (TeacherHead head in _vocabulary.HeadList)
            {
                head[words[i]].CopyTo(joined.AsSpan(offset));
                offset += head.Dimension;
            }
        }

        return joined;
    }

    // Insertion into a short list: it holds a handful, and nearly every score is below its last.
    private static void KeepNearest(ReadOnlySpan<float> scores, Span<(float Score, int At)> nearest)
    {
        nearest.Fill((float.NegativeInfinity, -1));
        float least = float.NegativeInfinity;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= least) continue;
            int at = nearest.Length - 1;
            while (at > 0 && nearest[at - 1].Score < scores[i])
            {
                nearest[at] = nearest[at - 1];
                at--;
            }

            nearest[at] = (scores[i], i);
            least = nearest[^1].Score;
        }
    }
}
