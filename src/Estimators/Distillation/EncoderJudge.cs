namespace DistillEmb.MLNet.Distillation;

/// <summary>Judges an encoder by dev words.</summary>
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

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public DevJudgement Judge(DistillEmbEncoder encoder, CancellationToken cancellation) => new(_evaluator?.Evaluate(encoder, WordSubset.Dev, _maxWords, cancellation) ?? []);
}
