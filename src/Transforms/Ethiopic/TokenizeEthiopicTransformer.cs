using DistillEmb.MLNet;
using DistillEmb.MLNet.Ethiopic;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(TokenizeEthiopicTransformer), null, typeof(SignatureLoadModel), TokenizeEthiopicTransformer.UserName, TokenizeEthiopicTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(TokenizeEthiopicTransformer), null, typeof(SignatureLoadRowMapper), TokenizeEthiopicTransformer.UserName, TokenizeEthiopicTransformer.LoaderSignature)]

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into tokens as <see cref="EthiopicText.FindTokens"/> does. Made by
/// <see cref="EthiopicTextCatalog.TokenizeEthiopic(TransformsCatalog.TextTransforms, string, string?, string?, EthiopicTokenizationOptions?)"/>.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term><see cref="OutputColumnName"/></term><description>Vector of text, an item a token, none for empty text</description></item>
/// <item><term><see cref="OffsetsColumnName"/></term><description>Vector of <see cref="int"/>, [tokens, 2] row by row: where a token begins in the text, and its length,
/// in UTF-16 code units; only where such a column was named</description></item>
/// </list>
/// Nothing is computed for columns that are not asked for. The transformer is saved whole into the model's <c>.zip</c> and is safe to use from many threads.
/// </remarks>
public sealed partial class TokenizeEthiopicTransformer : RowToRowTransformerBase
{
    internal const string UserName = "Tokens of Ethiopic text";
    internal const string LoaderSignature = "TokenizeEthiopic";

    private const string ModelSignature = "ETHITOKE";

    private readonly SpanColumns _columns;

    internal TokenizeEthiopicTransformer(IHostEnvironment environment, SpanColumns columns, EthiopicLanguage language, bool keepPunctuation)
        : base(environment.Register(nameof(TokenizeEthiopicTransformer)))
    {
        _columns = columns;
        Language = language;
        KeepPunctuation = keepPunctuation;
    }

    /// <summary>The column of tokens that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of text that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>The column of places that is written; null where there is none.</summary>
    public string? OffsetsColumnName => _columns.Offsets;

    /// <summary>The language of the text.</summary>
    public EthiopicLanguage Language { get; }

    /// <summary>Whether punctuation makes tokens.</summary>
    public bool KeepPunctuation { get; }

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        _columns.Save(ctx);
        ctx.Writer.Write((int)Language);
        ctx.Writer.Write(KeepPunctuation);
    }

    /// <inheritdoc />
    protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    // Called by ML.NET through the attributes above.
    internal static TokenizeEthiopicTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(GetVersionInfo());
        SpanColumns columns = SpanColumns.Load(ctx);
        EthiopicLanguage language = SavedEnum.Load<EthiopicLanguage>(ctx, "language");
        return new TokenizeEthiopicTransformer(env, columns, language, ctx.Reader.ReadBoolean());
    }

    internal static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) =>
        Create(env, ctx).MakeRowMapper(inputSchema);

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: ModelSignature,
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(TokenizeEthiopicTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);
}
