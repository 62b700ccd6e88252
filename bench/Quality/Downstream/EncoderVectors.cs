using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>The vectors of an encoder, all heads or one; documents are pooled by its transformer, as in a user's pipeline.</summary>
internal sealed class EncoderVectors : TokenVectors
{
    private readonly DistillEmbEncoder _encoder;
    private readonly string? _head;
    private readonly TokenWeighting _weighting;
    private readonly int _components;
    private readonly int _offset;

    /// <param name="encoder">The encoder.</param>
    /// <param name="head">The one head to use; null for all.</param>
    /// <param name="weighting">How documents' tokens are weighted.</param>
    /// <param name="components">How many components of the documents' averages are removed.</param>
    public EncoderVectors(DistillEmbEncoder encoder, string? head, TokenWeighting weighting, int components)
    {
        _encoder = encoder;
        _head = head;
        _weighting = weighting;
        _components = components;
        (_offset, Size) = encoder.Range(head);
    }

    public override int Size { get; }

    public override string Name => string.Join(", ", Parts());

    public override Func<IReadOnlyList<string[]>, float[][]> FitPooling(IReadOnlyList<string[]> training, DistillEmbOutput form)
    {
        var mlContext = new MLContext();
        IDataView View(IReadOnlyList<string[]> documents) => mlContext.Data.LoadFromEnumerable(documents.Select(tokens => new Document { Tokens = tokens }));
        DistillEmbTransformer transformer = mlContext.Transforms.ApplyDistillEmb(new ApplyDistillEmbOptions
        {
            InputColumnName = nameof(Document.Tokens),
            Encoder = _encoder,
            Output = form,
            Head = _head,
            Weighting = _weighting,
            RemovedComponents = _components,
        }).Fit(View(training));
        return documents => [.. transformer.Transform(View(documents)).GetColumn<float[]>("Features")];
    }

    protected override float[][] Embed(IReadOnlyList<string> words) =>
        [.. _encoder.Embed(words).Select(vector => vector.AsSpan(_offset, Size).ToArray())];

    private IEnumerable<string> Parts()
    {
        yield return _head ?? string.Join(" + ", _encoder.Heads.Select(head => head.Name));
        if (_weighting != TokenWeighting.None) yield return $"{_weighting}";
        if (_components > 0) yield return $"without {_components} component{(_components == 1 ? "" : "s")}";
    }

    private sealed class Document
    {
        public string[] Tokens { get; set; } = [];
    }
}
