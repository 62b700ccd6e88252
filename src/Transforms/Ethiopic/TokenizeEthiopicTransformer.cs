using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into tokens as <see cref="EthiopicText.FindTokens"/> does. Made by
/// <see cref="EthiopicTextCatalog.TokenizeEthiopic(TransformsCatalog.TextTransforms, string, string?, string?, EthiopicTokenizationOptions?)"/>.
/// </summary>
public sealed class TokenizeEthiopicTransformer : EthiopicSpanTransformer
{
    internal const string UserName = "Tokens of Ethiopic text";
    internal const string LoaderSignature = "TokenizeEthiopic";

    private const string ModelSignature = "ETHITOKE";

    internal TokenizeEthiopicTransformer(IHostEnvironment environment, SpanColumns columns, EthiopicLanguage language, bool keepPunctuation)
        : base(environment.Register(nameof(TokenizeEthiopicTransformer)), columns)
    {
        Language = language;
        KeepPunctuation = keepPunctuation;
    }

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
        Columns.Save(ctx);
        ctx.Writer.Write((int)Language);
        ctx.Writer.Write(KeepPunctuation);
    }

    private protected override void Find(ReadOnlySpan<char> text, List<TextSpan> found)
    {
        var tokens = new EthiopicTokenizer(text, Language, KeepPunctuation);
        while (tokens.MoveNext()) found.Add(tokens.Current);
    }

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

    private static VersionInfo GetVersionInfo() => ModelVersion.Of<TokenizeEthiopicTransformer>(ModelSignature, LoaderSignature);
}
