using DistillEmb.MLNet;
using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(DistillEmbContextTransformer), null, typeof(SignatureLoadModel), DistillEmbContextTransformer.UserName, DistillEmbContextTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(DistillEmbContextTransformer), null, typeof(SignatureLoadRowMapper), DistillEmbContextTransformer.UserName, DistillEmbContextTransformer.LoaderSignature)]

namespace DistillEmb.MLNet;

/// <summary>
/// Gives tokens vectors that depend on the tokens around them: a distilled encoder makes a vector of each from its letters, and a bidirectional
/// LSTM reads them, which has learnt from sentences without labels what word comes next, and what came before. Made by fitting
/// <c>DistillEmbContextEstimator</c> (package DistillEmb.MLNet.Training).
/// </summary>
/// <remarks>
/// <para>Mostly it is what the training of a tagger or classifier starts from, <c>SentenceTrainingOptions.Context</c>: both its encoder and its LSTM. As a
/// transformer it writes the states of the LSTM.</para>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term>Tokens</term><description>Input: vector of text, of known or variable size</description></item>
/// <item><term>Context</term><description>Output: vector of <see cref="float"/>; a token has 2 x hidden size numbers within -1 and 1, first those of the forward direction.
/// Minimum, average and maximum over the tokens, the average alone, or every token's (then of variable size)</description></item>
/// </list>
/// <para>A row may have any number of tokens; one without any has zeros. The transformer is saved whole into the model's <c>.zip</c>, is safe to use from
/// many threads, and needs no native library.</para>
/// </remarks>
public sealed partial class DistillEmbContextTransformer : RowToRowTransformerBase
{
    internal const string UserName = "DistillEmb context";
    internal const string LoaderSignature = "DistillEmbContext";

    private const string ModelSignature = "DISTEMBC";
    private const string ContextStream = "DistillEmbContext.bin";

    private static readonly HashSet<string> KnownSections = [ContextColumns.Section, .. ContextSections.Names];

    private readonly ContextColumns _columns;

    internal DistillEmbContextTransformer(IHostEnvironment environment, ContextModel model, ContextColumns columns)
        : base(environment.Register(nameof(DistillEmbContextTransformer)))
    {
        Model = model;
        _columns = columns;
    }

    /// <summary>The encoder of the tokens.</summary>
    public DistillEmbEncoder Encoder => Model.Reader.Encoder;

    /// <summary>Numbers of each direction of the LSTM.</summary>
    public int HiddenSize => Model.Shape.HiddenSize;

    /// <summary>The column of tokens that is read.</summary>
    public string TokensColumnName => _columns.Tokens;

    /// <summary>The column of vectors that is written.</summary>
    public string OutputColumnName => _columns.Output;

    /// <summary>What a row's tokens become.</summary>
    public DistillEmbOutput Output => _columns.Form;

    internal ContextModel Model { get; }

    /// <summary>Loads the first context transformer of a model that <c>mlContext.Model.Save</c> wrote, wherever it stands in the pipeline.</summary>
    /// <param name="modelFile">The path of the <c>.zip</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no context transformer in it.</exception>
    public static DistillEmbContextTransformer Load(string modelFile) =>
        StepsOf(ModelFile.Load(new MLContext().Model, modelFile, out _)).OfType<DistillEmbContextTransformer>().FirstOrDefault()
        ?? throw new InvalidDataException($"The model '{modelFile}' has no DistillEmb context transformer in it.");

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        var file = new SectionFile();
        file.Add(ContextColumns.Section, _columns.Write);
        ContextSections.Write(file, Model);
        SectionStream.Save(ctx, ContextStream, file);
    }

    /// <inheritdoc />
    protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    // Called by ML.NET through the attributes above.
    internal static DistillEmbContextTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(GetVersionInfo());
        SectionFile file = SectionStream.Load(ctx, ContextStream, KnownSections);
        return new DistillEmbContextTransformer(env, ContextSections.Read(file), file.Read(ContextColumns.Section, ContextColumns.Read));
    }

    internal static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) =>
        Create(env, ctx).MakeRowMapper(inputSchema);

    private static IEnumerable<ITransformer> StepsOf(ITransformer model) => model is IEnumerable<ITransformer> chain ? chain.SelectMany(StepsOf) : [model];

    private static VersionInfo GetVersionInfo() => ModelVersion.Of<DistillEmbContextTransformer>(ModelSignature, LoaderSignature);
}
