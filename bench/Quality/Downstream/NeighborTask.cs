using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>Tells the topic of a document as its nearest training documents have it, by cosine: nothing is learnt but how to average.</summary>
internal sealed class NeighborTask : DownstreamTask
{
    private readonly string _folder;
    private readonly Func<IReadOnlyList<string[]>, float[][]> _pool;
    private readonly (string Label, float[] Row)[] _train;

    public NeighborTask(string folder, TokenVectors vectors)
    {
        _folder = folder;
        TopicDocument[] training = TopicDocument.ReadTraining(folder);
        _pool = vectors.FitPooling([.. training.Select(document => document.Tokens)], DistillEmbOutput.Average);
        _train = [.. training.Zip(Rows(training), (document, row) => (document.Label, row))];
    }

    protected override string Setting => "neighbours";

    protected override IReadOnlyList<float> Weights => [25, 5, 1];

    protected override Func<string, Predictions> Learn(float neighbors) => part =>
    {
        TopicDocument[] documents = TopicDocument.ReadPart(_folder, part);
        return TopicDocument.Score(documents, [.. Rows(documents).Select(row => LabelOf(row, (int)neighbors))]);
    };

    // Of equally many votes, those of the nearer neighbour count.
    private string LabelOf(float[] row, int neighbors) => _train
        .Select(other => (other.Label, Cosine: TensorPrimitives.Dot<float>(row, other.Row)))
        .OrderByDescending(other => other.Cosine).Take(neighbors)
        .GroupBy(other => other.Label).OrderByDescending(group => group.Count()).First().Key;

    private float[][] Rows(TopicDocument[] documents)
    {
        float[][] rows = _pool([.. documents.Select(document => document.Tokens)]);
        foreach (float[] row in rows) TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), row);
        return rows;
    }
}
