namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>Tells the topics of documents by their pooled vectors; learnt from texts and from bare headlines.</summary>
internal sealed class TopicTask : DownstreamTask
{
    private readonly string _folder;
    private readonly Func<IReadOnlyList<string[]>, float[][]> _pool;
    private readonly LinearClassifier _classifier;

    public TopicTask(string folder, TokenVectors vectors, DistillEmbOutput form)
    {
        _folder = folder;
        TopicDocument[] training = TopicDocument.ReadTraining(folder);
        _pool = vectors.FitPooling([.. training.Select(document => document.Tokens)], form);
        _classifier = new LinearClassifier(Examples(training), standardize: true);
    }

    protected override IReadOnlyList<float> Weights => [1000, 100, 10];

    protected override Func<string, Predictions> Learn(float l2)
    {
        Func<IReadOnlyList<Example>, string[]> model = _classifier.Fit(l2);
        return part =>
        {
            TopicDocument[] documents = TopicDocument.ReadPart(_folder, part);
            return TopicDocument.Score(documents, model(Examples(documents)));
        };
    }

    private Example[] Examples(TopicDocument[] documents) =>
        [.. documents.Zip(_pool([.. documents.Select(document => document.Tokens)]), (document, row) => new Example { Label = document.Label, Features = row })];
}
