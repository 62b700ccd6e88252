namespace DistillEmb.MLNet.Distillation;

/// <summary>Scores an encoder by dev words: the mean reciprocal rank, averaged over teachers.</summary>
internal sealed class EncoderJudge
{
    private readonly RetrievalEvaluator? _evaluator;
    private readonly int _maxWords;

    public EncoderJudge(TeacherVocabulary vocabulary, int maxWords)
    {
        _maxWords = maxWords;

        // A vocabulary of a few dozen words may have no dev word.
        if (vocabulary.WordsOf(WordSubset.Dev).Any()) _evaluator = new RetrievalEvaluator(vocabulary);
    }

    /// <summary>One result a teacher; none where there are no dev words.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<RetrievalMetrics> Judge(DistillEmbEncoder encoder, CancellationToken cancellation) => _evaluator?.Evaluate(encoder, WordSubset.Dev, _maxWords, cancellation) ?? [];

    /// <summary>The higher the better. Without dev words the latest epoch is the best.</summary>
    public static double Score(IReadOnlyList<RetrievalMetrics> dev, int epoch) => dev.Count > 0 ? dev.Average(metrics => metrics.MeanReciprocalRank) : epoch;
}
