using DistillEmb.Tagging;

namespace DistillEmb.MLNet.Tagging;

/// <summary>Scores a tagger by rows that it was not trained on: span F1, or the share of right tokens where tags mark no spans.</summary>
/// <param name="rows">The rows.</param>
/// <param name="spans">Whether the tags that were learnt mark spans.</param>
/// <param name="threads">Rows that are tagged at a time.</param>
internal sealed class TaggerJudge(IReadOnlyList<TaggedRow> rows, bool spans, int threads)
{
    /// <summary>0 to 1, the higher the better.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double Judge(Tagger tagger, CancellationToken cancellation)
    {
        string[][] predicted = new string[rows.Count][];
        Parallel.For(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, row => predicted[row] = Array.ConvertAll(tagger.Tag(rows[row].Tokens), tag => tagger.Tags.Names[tag]));
        if (spans) return NerMetrics.Tally(rows.Select((row, i) => ((IReadOnlyList<string>)row.Tags, (IReadOnlyList<string>)predicted[i])), null, spans).F1;
        int right = rows.Select((row, i) => row.Tags.Where((tag, token) => tag == predicted[i][token]).Count()).Sum();
        return (double)right / rows.Sum(row => row.Tags.Length);
    }
}
