using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into sentences as <see cref="EthiopicText.FindSentences"/> does. Made by
/// <see cref="EthiopicTextCatalog.SplitEthiopicSentences(TransformsCatalog.TextTransforms, string, string?, string?, bool)"/>.
/// </summary>
public sealed class SplitEthiopicSentencesTransformer : EthiopicSpanTransformer
{
    internal const string UserName = "Sentences of Ethiopic text";
    internal const string LoaderSignature = "SplitEthiopicSentences";

    private const string ModelSignature = "ETHISENT";

    internal SplitEthiopicSentencesTransformer(IHostEnvironment environment, SpanColumns columns, bool splitAtLineEnds)
        : base(environment.Register(nameof(SplitEthiopicSentencesTransformer)), columns)
    {
        SplitAtLineEnds = splitAtLineEnds;
    }

    /// <summary>Whether a sentence ends with its line.</summary>
    public bool SplitAtLineEnds { get; }

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        Columns.Save(ctx);
        ctx.Writer.Write(SplitAtLineEnds);
    }

    private protected override void Find(ReadOnlySpan<char> text, List<TextSpan> found)
    {
        var sentences = new SentenceSplitter(text, SplitAtLineEnds);
        while (sentences.MoveNext()) found.Add(sentences.Current);
    }

    // Called by ML.NET through the attributes above.
    internal static SplitEthiopicSentencesTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(GetVersionInfo());
        SpanColumns columns = SpanColumns.Load(ctx);
        return new SplitEthiopicSentencesTransformer(env, columns, ctx.Reader.ReadBoolean());
    }

    internal static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) =>
        Create(env, ctx).MakeRowMapper(inputSchema);

    private static VersionInfo GetVersionInfo() => ModelVersion.Of<SplitEthiopicSentencesTransformer>(ModelSignature, LoaderSignature);
}
