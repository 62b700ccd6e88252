using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>The vectors of an encoder, all heads or one; documents are pooled by its transformer, as in a user's pipeline.</summary>
internal sealed class EncoderVectors : TokenVectors
{
    private readonly DistillEmbEncoder _encoder;
    private readonly string? _head;
    private readonly int _offset;

    public EncoderVectors(DistillEmbEncoder encoder, string? head)
    {
        _encoder = encoder;
        _head = head;
        (_offset, Size) = encoder.Range(head);
    }

    public override int Size { get; }

    public override string Name => _head ?? string.Join(" + ", _encoder.Heads.Select(head => head.Name));

    public override float[][] Pool(IReadOnlyList<string[]> documents, DistillEmbOutput form)
    {
        var mlContext = new MLContext();
        IDataView rows = mlContext.Data.LoadFromEnumerable(documents.Select(tokens => new Document { Tokens = tokens }));
        IDataView pooled = mlContext.Transforms.ApplyDistillEmb("Features", _encoder, "Tokens", form, _head).Fit(rows).Transform(rows);
        return [.. pooled.GetColumn<float[]>("Features")];
    }

    protected override float[][] Embed(IReadOnlyList<string> words) =>
        [.. _encoder.Embed(words).Select(vector => vector.AsSpan(_offset, Size).ToArray())];

    private sealed class Document
    {
        public string[] Tokens { get; set; } = [];
    }
}
