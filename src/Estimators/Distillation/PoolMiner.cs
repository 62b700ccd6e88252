using System.Numerics.Tensors;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// The windows of a batch are one pool, in which the nearest words of all anchors are found by one matrix product. Anchors
/// are not in the pool: they are each other's negatives anyway.
/// </summary>
internal sealed class PoolMiner(TeacherVocabulary vocabulary, int[] corpus, bool normalized, int poolSize, int perWord) : NegativeMiner(vocabulary, normalized, perWord)
{
    private readonly int[] _stamps = new int[vocabulary.Words.Count]; // The last batch that took a word in, so that no set has to be cleared.
    private readonly List<int> _pool = [];
    private int _stamp;
    private float[] _scores = []; // [anchors, pool]: megabytes, so kept for the next batch.

    protected override void Search(ReadOnlySpan<int> anchors, Random random, int[] nearest)
    {
        if (poolSize == 0) return;
        DrawPool(anchors, random);
        if (_pool.Count == 0) return;

        int[] words = [.. _pool];
        float[] joined = Join(words);
        var pool = PackedMatrix.FromRows(joined, words.Length, JoinedSize);
        if (_scores.Length < anchors.Length * words.Length) _scores = GC.AllocateUninitializedArray<float>(anchors.Length * words.Length);
        float[] halves = HalfSquares(joined);
        pool.Multiply(Join(anchors), anchors.Length, _scores);
        Span<(float Score, int At)> kept = new (float, int)[PerWord];
        for (int i = 0; i < anchors.Length; i++)
        {
            Span<float> row = _scores.AsSpan(i * words.Length, words.Length);
            if (halves.Length > 0) TensorPrimitives.Subtract(row, halves, row);
            KeepNearest(row, kept);
            for (int k = 0; k < kept.Length && kept[k].At >= 0; k++) nearest[(i * PerWord) + k] = words[kept[k].At];
        }
    }

    private void DrawPool(ReadOnlySpan<int> anchors, Random random)
    {
        _pool.Clear();
        _stamp++;
        foreach (int anchor in anchors) _stamps[anchor] = _stamp;
        for (int tokens = 0; tokens < poolSize; tokens += WindowSize)
        {
            foreach (int word in Window(corpus, random))
            {
                if (_stamps[word] == _stamp) continue;
                _stamps[word] = _stamp;
                _pool.Add(word);
            }
        }
    }
}
