using DistillEmb.Ethiopic;
using DistillEmb.Files;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Normalises Ethiopic text as <see cref="EthiopicText.Normalize"/> does. Made by
/// <see cref="EthiopicTextCatalog.NormalizeEthiopic(TransformsCatalog.TextTransforms, string, string?, EthiopicNormalizationOptions?)"/>.
/// </summary>
/// <remarks>The transformer is saved whole into the model's <c>.zip</c> and is safe to use from many threads.</remarks>
public sealed partial class NormalizeEthiopicTransformer : RowToRowTransformerBase
{
    internal const string UserName = "Normalisation of Ethiopic text";
    internal const string LoaderSignature = "NormalizeEthiopic";

    private const string ModelSignature = "ETHINORM";

    private readonly EthiopicNormalizer _normalizer;

    internal NormalizeEthiopicTransformer(IHostEnvironment environment, string output, string input, EthiopicNormalizer normalizer)
        : base(environment.Register(nameof(NormalizeEthiopicTransformer)))
    {
        OutputColumnName = NameFaults.Checked("column", output);
        Text = InputColumn.OfTexts(NameFaults.Checked("column", input));
        _normalizer = normalizer;
    }

    /// <summary>The column that is written.</summary>
    public string OutputColumnName { get; }

    /// <summary>The column of text that is read.</summary>
    public string InputColumnName => Text.Name;

    /// <summary>The language of the text.</summary>
    public EthiopicLanguage Language => _normalizer.Language;

    /// <summary>Whether letters that the language writes for one another become one.</summary>
    public bool FoldLetters => _normalizer.FoldLetters;

    /// <summary>Whether labialised forms that Amharic writes for one another become one.</summary>
    public bool FoldLabialized => _normalizer.FoldLabialized;

    /// <summary>What becomes of punctuation.</summary>
    public EthiopicPunctuation Punctuation => _normalizer.Punctuation;

    /// <summary>Whether Ethiopic numerals become Latin digits.</summary>
    public bool ConvertNumerals => _normalizer.ConvertNumerals;

    internal InputColumn Text { get; }

    /// <inheritdoc />
    protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveNonEmptyString(OutputColumnName);
        ctx.SaveNonEmptyString(InputColumnName);
        ctx.Writer.Write((int)Language);
        ctx.Writer.Write((int)Punctuation);
        ctx.Writer.Write(FoldLetters);
        ctx.Writer.Write(FoldLabialized);
        ctx.Writer.Write(ConvertNumerals);
    }

    /// <inheritdoc />
    protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    // Called by ML.NET through the attributes above.
    internal static NormalizeEthiopicTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(GetVersionInfo());
        string output = ctx.LoadNonEmptyString();
        string input = ctx.LoadNonEmptyString();
        var options = new EthiopicNormalizationOptions
        {
            Language = SavedEnum.Load<EthiopicLanguage>(ctx, "language"),
            Punctuation = SavedEnum.Load<EthiopicPunctuation>(ctx, "punctuation"),
            FoldLetters = ctx.Reader.ReadBoolean(),
            FoldLabialized = ctx.Reader.ReadBoolean(),
            ConvertNumerals = ctx.Reader.ReadBoolean(),
        };
        return new NormalizeEthiopicTransformer(env, output, input, new EthiopicNormalizer(options));
    }

    internal static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) =>
        Create(env, ctx).MakeRowMapper(inputSchema);

    private static VersionInfo GetVersionInfo() => ModelVersion.Of<NormalizeEthiopicTransformer>(ModelSignature, LoaderSignature);
}
