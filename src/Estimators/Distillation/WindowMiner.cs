using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// As published: for each word a random window of the corpus, of which the words nearest to it are its negatives, other
/// anchors among them, itself never.
/// </summary>
internal sealed class WindowMiner(TeacherVocabulary vocabulary, int[] corpus, bool normalized, int perWord) : NegativeMiner(vocabulary, normalized, perWord)
{
    // A corpus may repeat one word; where so many windows hold nothing else, the word goes without a negative.
    private const int Attempts = 8;

    protected override void Search(ReadOnlySpan<int> anchors, Random random, int[] nearest)
    {
        var words = new List<int>(WindowSize);
        Span<float> scores = stackalloc float[WindowSize];
        Span<(float Score, int At)> kept = new (float, int)[PerWord];
        for (int i = 0; i < anchors.Length; i++)
        {
            words.Clear();
            for (int attempt = 0; attempt < Attempts && words.Count == 0; attempt++) DrawWindow(anchors[i], random, words);
            float[] joined = Join([anchors[i], .. words]);
            ReadOnlySpan<float> anchor = joined.AsSpan(0, JoinedSize);
            for (int k = 0; k < words.Count; k++) scores[k] = TensorPrimitives.Dot(anchor, joined.AsSpan((k + 1) * JoinedSize, JoinedSize));
            float[] halves = HalfSquares(joined.AsSpan(JoinedSize));
            if (halves.Length > 0) TensorPrimitives.Subtract(scores[..words.Count], halves, scores);
            KeepNearest(scores[..words.Count], kept);
            for (int k = 0; k < kept.Length && kept[k].At >= 0; k++) nearest[(i * PerWord) + k] = words[kept[k].At];
        }
    }

    private void DrawWindow(int anchor, Random random, List<int> words)
    {
        foreach (int word in Window(corpus, random))
        {
            if (word != anchor && !words.Contains(word)) words.Add(word);
        }
    }
}
