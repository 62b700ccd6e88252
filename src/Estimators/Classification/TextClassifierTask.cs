using DistillEmb.Classification;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Classification;

/// <summary>Training a text classifier.</summary>
/// <param name="options">Checked options.</param>
/// <param name="classes">The classes, in the order of their keys.</param>
/// <param name="validation">Rows that choose the best epoch; none for the latest one.</param>
internal sealed class TextClassifierTask(DistillEmbTextClassificationOptions options, IReadOnlyList<string> classes, IReadOnlyList<LabeledRow> validation) : SentenceTask<TextClassifier>
{
    private readonly TextClassifierJudge? _judge = validation.Count == 0 ? null : new TextClassifierJudge(validation, Workers.CountOf(options.Threads));

    public override IEnumerable<(string Name, IEnumerable<string> Texts)> Facts =>
        [("classes", classes), ("validation rows", validation.SelectMany(row => row.Tokens.Append("\n").Append(row.Label)))];

    public override string ScoreName => "macro F1";

    public override SentenceHead CreateHead(SentenceShape shape) => new TextClassifierHead(ShapeOn(shape));

    public override TextClassifier Assemble(DistillEmbEncoder encoder, TokenTables tables, SentenceShape shape, NetworkWeights weights) =>
        new(encoder, tables, ShapeOn(shape), classes, weights);

    public override double? Judge(TextClassifier model, CancellationToken cancellation) => _judge?.Judge(model, cancellation);

    /// <summary>Rows as the network trains on them.</summary>
    /// <param name="rows">Rows of tokens and classes; those without tokens are left out.</param>
    /// <param name="words">Receives their words.</param>
    public List<Sentence> Sentences(IReadOnlyList<LabeledRow> rows, SentenceWords words)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < classes.Count; i++) places.TryAdd(classes[i], i);
        return [.. rows.Where(row => row.Tokens.Length > 0).Select(row => new Sentence(words.Add([.. row.Tokens.Take(options.MaxTokens)]), [places[row.Label]]))];
    }

    private TextClassifierShape ShapeOn(SentenceShape shape) => new(shape, options.Pooling, classes.Count, options.MaxTokens);
}
