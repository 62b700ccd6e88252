using DistillEmb.Ethiopic;
using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Normalises Ethiopic text as <see cref="EthiopicText.Normalize"/> does. Made by
/// <see cref="EthiopicTextCatalog.NormalizeEthiopic(TransformsCatalog.TextTransforms, string, string?, EthiopicNormalizationOptions?)"/>.
/// </summary>
/// <remarks>The transformer is saved whole into the model's <c>.zip</c> and is safe to use from many threads.</remarks>
public sealed partial class NormalizeEthiopicTransformer : SavedTransformer, ILoadable<NormalizeEthiopicTransformer>
{
    private readonly EthiopicNormalizer _normalizer;

    internal NormalizeEthiopicTransformer(IHostEnvironment environment, string output, string input, EthiopicNormalizer normalizer)
        : base(environment, TransformerLoader<NormalizeEthiopicTransformer>.Format)
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

    /// <summary>Whether marks of length and signs of chant are left out.</summary>
    public bool RemoveMarks => _normalizer.RemoveMarks;

    internal InputColumn Text { get; }

    internal override uint FormatVersion => RemoveMarks ? ModelFormat.Second : ModelFormat.First;

    internal override void Save(ModelWriter model)
    {
        model.Write(OutputColumnName);
        model.Write(InputColumnName);
        model.Write((int)Language);
        model.Write((int)Punctuation);
        model.Write(FoldLetters);
        model.Write(FoldLabialized);
        model.Write(ConvertNumerals);
        if (FormatVersion >= ModelFormat.Second) model.Write(RemoveMarks);
    }

    internal override RowMapper Map(DataViewSchema schema) => new Mapper(this, Text.In(schema));

    static ModelFormat ILoadable<NormalizeEthiopicTransformer>.Format { get; } = new(nameof(NormalizeEthiopicTransformer), "Normalisation of Ethiopic text", "ETHINORM", "NormalizeEthiopic", ModelFormat.Second);

    static NormalizeEthiopicTransformer ILoadable<NormalizeEthiopicTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        string output = model.ReadString();
        string input = model.ReadString();
        var options = new EthiopicNormalizationOptions
        {
            Language = model.ReadEnum<EthiopicLanguage>("language of its Ethiopic text"),
            Punctuation = model.ReadEnum<EthiopicPunctuation>("punctuation of its Ethiopic text"),
            FoldLetters = model.ReadBoolean(),
            FoldLabialized = model.ReadBoolean(),
            ConvertNumerals = model.ReadBoolean(),
            RemoveMarks = model.Version >= ModelFormat.Second && model.ReadBoolean(),
        };
        return new NormalizeEthiopicTransformer(environment, output, input, new EthiopicNormalizer(options));
    }
}
