using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>
/// Tags tokens one by one, by the vectors of the token and its two neighbours on each side (zeros beyond the sentence): the
/// plainest tagger, whose score is the vectors' merit. Files in CoNLL form: <c>train.txt</c>, <c>dev.txt</c>, <c>test.txt</c>.
/// </summary>
internal sealed class TaggingTask : DownstreamTask
{
    private const int Reach = 2;

    private readonly string _folder;
    private readonly TokenVectors _vectors;
    private readonly LinearClassifier _classifier;

    public TaggingTask(string folder, TokenVectors vectors)
    {
        _folder = folder;
        _vectors = vectors;
        _classifier = new LinearClassifier(Examples(Sentences("train")), standardize: false);
    }

    protected override IReadOnlyList<float> Weights => [3, 1, 0.3f];

    protected override Func<string, Predictions> Learn(float l2)
    {
        Func<IReadOnlyList<Example>, string[]> model = _classifier.Fit(l2);
        return part => Predict(part, model);
    }

    private Predictions Predict(string part, Func<IReadOnlyList<Example>, string[]> model)
    {
        (string[] Tokens, string[] Tags)[] sentences = Sentences(part);
        string[] predicted = model(Examples(sentences));
        int end = 0;
        return new Predictions(sentences.Select(sentence =>
        {
            int begin = end;
            end += sentence.Tags.Length;
            return ((IReadOnlyList<string>)sentence.Tags, (IReadOnlyList<string>)predicted[begin..end]);
        }));
    }

    private (string[] Tokens, string[] Tags)[] Sentences(string part)
    {
        IDataView view = new MLContext().Data.LoadFromConllFile(Path.Combine(_folder, $"{part}.txt"));
        return [.. view.GetColumn<string[]>("Tokens").Zip(view.GetColumn<string[]>("Tags"))];
    }

    private Example[] Examples((string[] Tokens, string[] Tags)[] sentences) => [.. sentences.SelectMany(sentence =>
    {
        float[][] vectors = _vectors.Of(sentence.Tokens);
        return sentence.Tags.Select((tag, at) => new Example { Features = Window(vectors, at), Label = tag });
    })];

    private float[] Window(float[][] vectors, int at)
    {
        float[] window = new float[(2 * Reach + 1) * _vectors.Size];
        for (int place = Math.Max(0, at - Reach); place <= Math.Min(vectors.Length - 1, at + Reach); place++)
            vectors[place].CopyTo(window, (place - at + Reach) * _vectors.Size);
        return window;
    }
}
