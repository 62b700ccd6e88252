using DistillEmb.Classification;
namespace DistillEmb.MLNet.Classification;

/// <summary>Scores a classifier by rows that it was not trained on: the macro average of the classes' F1.</summary>
internal sealed class TextClassifierJudge(IReadOnlyList<LabeledRow> rows, int threads)
{
    /// <summary>0 to 1, the higher the better.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double Judge(TextClassifier classifier, CancellationToken cancellation)
    {
        string[] predicted = new string[rows.Count];
        Parallel.For(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, row => predicted[row] = classifier.Classes[classifier.Classify(rows[row].Tokens)]);
        return new ClassScores(rows.Select((row, i) => (row.Label, predicted[i]))).Macro.F1;
    }
}
