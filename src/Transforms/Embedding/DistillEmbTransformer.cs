using DistillEmb.MLNet;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(DistillEmbTransformer), null, typeof(SignatureLoadModel), DistillEmbTransformer.UserName, DistillEmbTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(DistillEmbTransformer), null, typeof(SignatureLoadRowMapper), DistillEmbTransformer.UserName, DistillEmbTransformer.LoaderSignature)]

namespace DistillEmb.MLNet;

/// <summary>
/// Gives the tokens of a column their vectors, or a row the pooled vectors of its tokens, with a distilled encoder.
/// Made by fitting <c>DistillEmbEstimator</c> (package DistillEmb.MLNet.Training) or by
/// <see cref="DistillEmbCatalog.ApplyDistillEmb(TransformsCatalog, string, string, string, DistillEmbOutput, string)"/>.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Input</term><description>Text (one token a row), or a vector of text of known or variable size</description></item>
/// <item><term>Output</term><description>A vector of <see cref="float"/>, by <see cref="DistillEmbOutput"/></description></item>
/// </list>
/// Empty tokens have the vector zero and are left out of pooling. Every number put out is finite. The transformer is
/// saved whole into the model's <c>.zip</c>, is safe to use from many threads, and computes nothing for columns that are
/// not asked for. It needs no native library.
/// </remarks>
public sealed partial class DistillEmbTransformer : RowToRowTransformerBase
{
    internal const string UserName = "DistillEmb word embedding";
    internal const string LoaderSignature = "DistillEmbTransform";

    private const string ModelSignature = "DISTEMBT";
    private const string EncoderStream = "DistillEmb.bin";

    private static readonly HashSet<string> KnownSections =
    [
        DistillEmbColumns.Section,
        EncoderSections.Architecture,
        EncoderSections.Characters,
        EncoderSections.Heads,
        EncoderSections.Offsets,
        EncoderSections.Weights,
        EncoderSections.Words,
        EncoderSections.Properties,
    ];

    private readonly DistillEmbColumns _columns;

    internal DistillEmbTransformer(IHostEnvironment environment, DistillEmbEncoder encoder, DistillEmbColumns columns)
        : base(environment.Register(nameof(DistillEmbTransformer)))
    {
        encoder.Range(columns.Head); // An unknown head fails here, not at the first row.
        Encoder = encoder;
        _columns = columns;
    }

    /// <summary>The encoder itself, for use without a data view.</summary>
    public DistillEmbEncoder Encoder { get; }

    /// <summary>The column that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>The column of tokens that is read.</summary>
    public string InputColumnName => _columns.Input;

    /// <summary>What a row's tokens become.</summary>
    public DistillEmbOutput Output => _columns.Form;

    /// <summary>The name of the one head that is put out; null for all heads joined.</summary>
    public string? Head => _columns.Head;

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        var file = new SectionFile();
        file.Add(DistillEmbColumns.Section, _columns.Write);
        EncoderSections.Write(file, Encoder);
        SectionStream.Save(ctx, EncoderStream, file);
    }

    /// <inheritdoc />
    protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    // Called by ML.NET through the attributes above.
    internal static DistillEmbTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(GetVersionInfo());
        SectionFile file = SectionStream.Load(ctx, EncoderStream, KnownSections);
        return new DistillEmbTransformer(env, EncoderSections.Read(file), file.Read(DistillEmbColumns.Section, DistillEmbColumns.Read));
    }

    internal static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) =>
        Create(env, ctx).MakeRowMapper(inputSchema);

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: ModelSignature,
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(DistillEmbTransformer).Assembly.FullName,
        loaderSignature: LoaderSignature);
}
