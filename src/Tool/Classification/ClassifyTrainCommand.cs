using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Training;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify train</c>: labelled texts in, a classifier out.</summary>
internal sealed class ClassifyTrainCommand : SentenceTrainCommand<DistillEmbTextClassificationOptions>
{
    private const string Text = nameof(LabeledText.Text);
    private const string Tokens = "Tokens";

    private readonly Option<EthiopicLanguage> _language;
    private readonly Option<bool> _tokenized;
    private readonly Option<bool> _header;

    public ClassifyTrainCommand()
        : this(
            Choice.Of<EthiopicLanguage>("--language", "The customs by which signs in Ethiopic text are read; other scripts are read alike with each. [default: amharic]"),
            new Option<bool>("--tokenized") { Description = "The texts are cut already: tokens stand between blanks." },
            LabeledTextOptions.Header())
    {
    }

    private ClassifyTrainCommand(Option<EthiopicLanguage> language, Option<bool> tokenized, Option<bool> header)
        : base(
            "Trains a classifier of texts on an encoder. Ctrl+C saves the best so far.",
            new TrainingNames("Classifier", ClassifySettings.Rows, LabeledTextOptions.Files),
            ClassifySettings.Create(),
            [language, tokenized, header],
            "distillemb classify train --train train.tsv --dev dev.tsv --encoder am.zip --out topics.zip --report topics.html",
            "distillemb classify train --train train.tsv.gz more.tsv.gz --dev dev.tsv.gz --encoder ti.zip --language tigrinya --frozen --out topics.zip",
            "distillemb classify train --train train.tsv --out topics.zip --pooling final-states --max-tokens 100")
    {
        _language = language;
        _tokenized = tokenized;
        _header = header;
    }

    protected override IDataView Load(MLContext mlContext, string[] paths, ParseResult arguments, CancellationToken stop) =>
        mlContext.Data.LoadFromEnumerable(LabeledText.ReadAll(paths, arguments.GetValue(_header), stop));

    protected override IEstimator<ITransformer> Tokenizer(MLContext mlContext, ParseResult arguments)
    {
        if (arguments.GetValue(_tokenized)) return mlContext.Transforms.Text.TokenizeIntoWords(Tokens, Text, [' ']);
        EthiopicLanguage language = arguments.GetValue(_language);
        return mlContext.Transforms.Text.NormalizeEthiopic(Text, options: new EthiopicNormalizationOptions { Language = language })
            .Append(mlContext.Transforms.Text.TokenizeEthiopic(Tokens, Text, options: new EthiopicTokenizationOptions { Language = language }));
    }

    protected override IEstimator<ITransformer> Trainer(MLContext mlContext, DistillEmbTextClassificationOptions options)
    {
        options.LabelColumnName = nameof(LabeledText.Label);
        options.TokensColumnName = Tokens;
        return mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedClass", options.PredictedLabelColumnName));
    }

    protected override (Result Result, Action<ReportPage> Describe) Evaluate(MLContext mlContext, ITransformer model, IDataView rows)
    {
        LabeledText[] texts = [.. mlContext.Data.CreateEnumerable<LabeledText>(rows, reuseRowObject: false)];
        ClassifiedTexts classified = new TextModel(mlContext, model, Text).Classify(texts);
        return (ClassifyResult.Of(classified.Scores), page => ClassifyReport.Add(page, classified));
    }
}
