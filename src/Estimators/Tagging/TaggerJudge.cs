using DistillEmb.Tagging;
namespace DistillEmb.MLNet.Tagging;

/// <summary>Scores a tagger by rows that it was not trained on: span F1, or the share of right tokens where tags mark no spans.</summary>
internal sealed class TaggerJudge
{
    private readonly IReadOnlyList<TaggedRow> _rows;
    private readonly int _threads;
    private readonly bool _spans;

    public TaggerJudge(IReadOnlyList<TaggedRow> rows, IReadOnlyList<string> tags, int threads)
    {
        _rows = rows;
        _threads = threads;
        _spans = tags.Concat(rows.SelectMany(row => row.Tags)).All(tag => SpanTag.TryParse(tag, out _));
    }

    /// <summary>0 to 1, the higher the better.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public double Judge(Tagger tagger, CancellationToken cancellation)
    {
        string[][] predicted = new string[_rows.Count][];
        Parallel.For(0, _rows.Count, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation }, row => predicted[row] = Array.ConvertAll(tagger.Tag(_rows[row].Tokens), tag => tagger.Tags.Names[tag]));
        if (_spans) return NerMetrics.Compute(_rows.Select((row, i) => ((IReadOnlyList<string>)row.Tags, (IReadOnlyList<string>)predicted[i]))).F1;
        int right = _rows.Select((row, i) => row.Tags.Where((tag, token) => tag == predicted[i][token]).Count()).Sum();
        return (double)right / _rows.Sum(row => row.Tags.Length);
    }
}
