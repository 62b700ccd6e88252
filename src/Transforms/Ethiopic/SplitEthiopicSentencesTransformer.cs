using DistillEmb.MLNet;
using DistillEmb.MLNet.Ethiopic;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(SplitEthiopicSentencesTransformer), null, typeof(SignatureLoadModel), SplitEthiopicSentencesTransformer.UserName, SplitEthiopicSentencesTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(SplitEthiopicSentencesTransformer), null, typeof(SignatureLoadRowMapper), SplitEthiopicSentencesTransformer.UserName, SplitEthiopicSentencesTransformer.LoaderSignature)]

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into sentences as <see cref="EthiopicText.FindSentences"/> does. Made by
/// <see cref="EthiopicTextCatalog.SplitEthiopicSentences(TransformsCatalog.TextTransforms, string, string?, string?, bool)"/>.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term><see cref="OutputColumnName"/></term><description>Vector of text, an item a sentence, none for empty text</description></item>
/// <item><term><see cref="OffsetsColumnName"/></term><description>Vector of <see cref="int"/>, [sentences, 2] row by row: where a sentence begins in the text, and its length,
/// in UTF-16 code units; only where such a column was named</description></item>
/// </list>
/// Nothing is computed for columns that are not asked for. The transformer is saved whole into the model's <c>.zip</c> and is safe to use from many threads.
/// </remarks>
public sealed partial class SplitEthiopicSentencesTransformer : RowToRowTransformerBase
{
    internal const string UserName = "Sentences of Ethiopic text";
    internal const string LoaderSignature = "SplitEthiopicSentences";

    private const string ModelSignature = "ETHISENT";

    private readonly SpanColumns _columns;

    internal SplitEthiopicSentencesTransformer(IHostEnvironment environment, SpanColumns columns, bool splitAtLineEnds)
        : base(environment.Register(nameof(SplitEthiopicSentencesTransformer)))
    {
        _columns = columns;
        SplitAtLineEnds = splitAtLineEnds;
    }

    /// <summary>The column of sentences that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of text that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>The column of places that is written; null where there is none.</summary>
    public string? OffsetsColumnName => _columns.Offsets;

    /// <summary>Whether a sentence ends with its line.</summary>
    public bool SplitAtLineEnds { get; }

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        _columns.Save(ctx);
        ctx.Writer.Write(SplitAtLineEnds);
    }

    /// <inheritdoc />
    protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

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

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: ModelSignature,
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(SplitEthiopicSentencesTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);
}
