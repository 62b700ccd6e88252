using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Models;
using DistillEmb.MLNet.Tagging;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Tags the tokens of a row: a distilled encoder gives each a vector from its letters, a bidirectional LSTM reads the vectors of the
/// row, and a conditional random field chooses the tags. Made by fitting <c>DistillEmbNerTrainer</c> (package DistillEmb.MLNet.Training).
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Tokens</term><description>Input: vector of text, of known or variable size</description></item>
/// <item><term>Predicted label</term><description>Output: vector of keys (<see cref="uint"/>) whose key values are the tags, one a token; <c>MapKeyToValue</c> makes tags of them</description></item>
/// <item><term>Confidence</term><description>Output, where it has a name: vector of <see cref="float"/>, one a token: the probability of its tag, whatever tags the others have</description></item>
/// </list>
/// <para>Tags in BIO or IOBES (BILOU) never break the rules of their scheme, unless the trainer was told not to keep them. A row may have any number of tokens, none too. Nothing is
/// computed for columns that are not asked for; the transformer is saved whole into the model's <c>.zip</c>, is safe to use from
/// many threads, and needs no native library.</para>
/// </remarks>
public sealed partial class DistillEmbNerTransformer : SavedTransformer, IAwaitedModel, ILoadable<DistillEmbNerTransformer>
{
    private readonly NerColumns _columns;

    internal DistillEmbNerTransformer(IHostEnvironment environment, Tagger tagger, NerColumns columns)
        : base(environment, TransformerLoader<DistillEmbNerTransformer>.Format)
    {
        Tagger = tagger;
        _columns = columns;
    }

    /// <summary>The encoder, trained along with the tagger unless it was frozen.</summary>
    public DistillEmbEncoder Encoder => Tagger.Reader.Encoder;

    /// <summary>The tags that a token may be given, in the order of their keys.</summary>
    public IReadOnlyList<string> Tags => Tagger.Tags.Names;

    /// <summary>The column of tokens that is read.</summary>
    public string TokensColumnName => _columns.Tokens;

    /// <summary>The column of tags that is written.</summary>
    public string PredictedLabelColumnName => _columns.PredictedLabel;

    /// <summary>The column of the tags' probabilities that is written; null for none.</summary>
    public string? ConfidenceColumnName => _columns.Confidence;

    internal Tagger Tagger { get; }

    /// <summary>Called when a file with this transformer is complete.</summary>
    internal Action? WhenSaved { get; init; }

    Action? IAwaitedModel.WhenSaved => WhenSaved;

    internal override void Save(ModelWriter model)
    {
        var file = new SectionFile();
        file.Add(TaggerSections.Columns, _columns.Write);
        TaggerSections.Write(file, Tagger);
        model.Write(TaggerSections.EntryName, file);
    }

    internal override RowMapper Map(DataViewSchema schema) => new Mapper(this, InputColumn.OfTokens(TokensColumnName).In(schema));

    static ModelFormat ILoadable<DistillEmbNerTransformer>.Format { get; } = new(nameof(DistillEmbNerTransformer), "DistillEmb named-entity recognition", "DISTEMBN", "DistillEmbNerTransform");

    static DistillEmbNerTransformer ILoadable<DistillEmbNerTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SectionFile file = model.ReadSections(TaggerSections.EntryName, TaggerSections.Names);
        return new DistillEmbNerTransformer(environment, TaggerSections.Read(file), file.Read(TaggerSections.Columns, NerColumns.Read));
    }
}
