namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>Tells the topics of documents by their pooled vectors; learnt from texts and from bare headlines.</summary>
internal sealed class TopicTask : DownstreamTask
{
    private static readonly string[] TrainingParts = ["train", "train-headlines"];

    private readonly string _folder;
    private readonly TokenVectors _vectors;
    private readonly DistillEmbOutput _form;

    public TopicTask(string folder, TokenVectors vectors, DistillEmbOutput form)
    {
        _folder = folder;
        _vectors = vectors;
        _form = form;
    }

    protected override IReadOnlyList<float> Weights => [1000, 100, 10];

    protected override LinearClassifier Classifier() => new([.. TrainingParts.SelectMany(Examples)], standardize: true);

    protected override Predictions Predict(string part, Func<IReadOnlyList<Example>, string[]> model)
    {
        Example[] examples = Examples(part);
        return new Predictions(examples.Zip(model(examples), (example, predicted) => ((IReadOnlyList<string>)[example.Label], (IReadOnlyList<string>)[predicted])));
    }

    private Example[] Examples(string part)
    {
        TopicDocument[] documents = [.. TopicDocument.Read(Path.Combine(_folder, $"{part}.tsv.gz"))];
        float[][] rows = _vectors.Pool([.. documents.Select(document => document.Tokens)], _form);
        return [.. documents.Zip(rows, (document, row) => new Example { Label = document.Label, Features = row })];
    }
}
