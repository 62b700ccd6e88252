using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
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
/// span, as a part of speech does not, is an error when the row is read. Nothing is computed for columns that are not asked for; the
/// transformer is safe to use from many threads.
/// </remarks>
public sealed partial class TagsToEntitiesTransformer : RowToRowTransformerBase
{
    internal const string UserName = "Tags to entities";
    internal const string LoaderSignature = "TagsToEntitiesTransform";

    private const string ModelSignature = "TAGSENTS";

    private readonly EntityColumns _columns;

    internal TagsToEntitiesTransformer(IHostEnvironment environment, EntityColumns columns)
        : base(environment.Register(nameof(TagsToEntitiesTransformer))) => _columns = columns;

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

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveNonEmptyString(_columns.Output);
        ctx.SaveNonEmptyString(_columns.Tokens);
        ctx.SaveNonEmptyString(_columns.Tags);
        ctx.SaveStringOrNull(_columns.Confidences);
        ctx.Writer.Write((int)_columns.Confidence);
    }

    /// <inheritdoc />
    protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    // Called by ML.NET through the attributes above.
    internal static TagsToEntitiesTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(GetVersionInfo());
        string output = ctx.LoadNonEmptyString();
        string tokens = ctx.LoadNonEmptyString();
        string tags = ctx.LoadNonEmptyString();
        string? confidences = ctx.LoadStringOrNull();
        var confidence = (EntityConfidence)ctx.Reader.ReadInt32();
        if (!Enum.IsDefined(confidence))
            throw new InvalidDataException($"The model is damaged: the confidence of its transformer from tags to entities is {(int)confidence}; expected 0 or 1.");
        return new TagsToEntitiesTransformer(env, new EntityColumns(output, tokens, tags, confidences, confidence));
    }

    internal static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) =>
        Create(env, ctx).MakeRowMapper(inputSchema);

    private static VersionInfo GetVersionInfo() => ModelVersion.Of<TagsToEntitiesTransformer>(ModelSignature, LoaderSignature);
}
