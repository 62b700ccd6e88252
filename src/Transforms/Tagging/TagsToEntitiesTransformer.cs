using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Finds the entities that a row's tags mark. Made by
/// <see cref="TagsToEntitiesCatalog.TagsToEntities(TransformsCatalog, string, string, string, string?, EntityConfidence)"/>.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type, an item an entity</description></listheader>
/// <item><term><c>Entities.Text</c></term><description>Vector of text: its tokens, with single blanks between them</description></item>
/// <item><term><c>Entities.Type</c></term><description>Vector of text</description></item>
/// <item><term><c>Entities.FirstToken</c>, <c>Entities.LastToken</c></term><description>Vectors of <see cref="int"/>: places in the row, from 0</description></item>
/// <item><term><c>Entities.Confidence</c></term><description>Vector of <see cref="float"/>; only where a column of confidences was named</description></item>
/// </list>
/// Tags are read leniently (see <see cref="NerMetrics"/>): a tagger's prediction may break the rules of its scheme. A tag that marks no
/// span, as a part of speech does not, is outside of all entities, so that a tagger of parts of speech gives rows without entities. Nothing is computed for columns that are not asked for; the
/// transformer is safe to use from many threads.
/// </remarks>
public sealed partial class TagsToEntitiesTransformer : SavedTransformer, ILoadable<TagsToEntitiesTransformer>
{
    private readonly EntityColumns _columns;

    internal TagsToEntitiesTransformer(IHostEnvironment environment, EntityColumns columns)
        : base(environment, TransformerLoader<TagsToEntitiesTransformer>.Format) => _columns = columns;

    /// <summary>What the names of the written columns begin with.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of tokens that is read.</summary>
    public string TokensColumnName => _columns.Tokens;

    /// <summary>The column of tags that is read.</summary>
    public string TagsColumnName => _columns.Tags;

    /// <summary>The column of confidences that is read; null where there is none.</summary>
    public string? ConfidencesColumnName => _columns.Confidences;

    /// <summary>What the confidence of an entity of several tokens is.</summary>
    public EntityConfidence Confidence => _columns.Confidence;

    internal override void Save(ModelWriter model)
    {
        model.Write(_columns.Output);
        model.Write(_columns.Tokens);
        model.Write(_columns.Tags);
        model.WriteOrNull(_columns.Confidences);
        model.Write((int)_columns.Confidence);
    }

    internal override RowMapper Map(DataViewSchema schema) => new Mapper(
        this,
        TextColumn.OfTokens(schema, _columns.Tokens),
        TextColumn.OfTags(schema, _columns.Tags),
        _columns.Confidences is null ? null : InputColumn.OfConfidences(_columns.Confidences).In(schema));

    static ModelFormat ILoadable<TagsToEntitiesTransformer>.Format { get; } = new(nameof(TagsToEntitiesTransformer), "Tags to entities", "TAGSENTS", "TagsToEntitiesTransform");

    static TagsToEntitiesTransformer ILoadable<TagsToEntitiesTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        string output = model.ReadString();
        string tokens = model.ReadString();
        string tags = model.ReadString();
        string? confidences = model.ReadStringOrNull();
        EntityConfidence confidence = model.ReadEnum<EntityConfidence>("confidence of its transformer from tags to entities");
        return new TagsToEntitiesTransformer(environment, new EntityColumns(output, tokens, tags, confidences, confidence));
    }
}
