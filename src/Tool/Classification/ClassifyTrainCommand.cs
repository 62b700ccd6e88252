using System.CommandLine;
using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.MLNet.Tool.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify train</c>: labelled texts in, a classifier out.</summary>
internal sealed class ClassifyTrainCommand : SentenceTrainCommand<DistillEmbTextClassificationOptions>
{
    private const string Text = nameof(LabeledTextRow.Text);
    private const string Tokens = "Tokens";

    // As words are told apart everywhere else in the tool.
    private static readonly char[] Blanks = [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(char.IsWhiteSpace)];

    private readonly Option<EthiopicLanguage> _language;
    private readonly Option<bool> _tokenized;
    private readonly LabeledTextArguments _layout;
    private IReadOnlyCollection<string>? _labels; // Those of the training texts, once they are read.

    public ClassifyTrainCommand()
        : this(
            Choice.Of<EthiopicLanguage>("--language", "The customs by which signs in Ethiopic text are read; other scripts are read alike with each. [default: those of the text that the encoder was distilled from, or amharic]"),
            new Option<bool>("--tokenized") { Description = "The texts are cut already: tokens stand between blanks." },
            new LabeledTextArguments())
    {
    }

    private ClassifyTrainCommand(Option<EthiopicLanguage> language, Option<bool> tokenized, LabeledTextArguments layout)
        : base(
            "Trains a classifier of texts on an encoder. Ctrl+C saves the best so far.",
            new TrainingNames("Classifier", "texts", LabeledTextArguments.Files),
            [language, tokenized, .. layout.Options],
            "distillemb classify train --train train.tsv --dev dev.tsv --encoder am.zip --out topics.zip --report topics.html",
            "distillemb classify train --train train.tsv.gz more.tsv.gz --dev dev.tsv.gz --encoder ti.zip --language tigrinya --frozen --out topics.zip",
            "distillemb classify train --train train.tsv --out topics.zip --pooling final-states --max-tokens 100")
    {
        _language = language;
        _tokenized = tokenized;
        _layout = layout;
    }

    protected override IDataView Load(MLContext mlContext, string[] paths, ParseResult arguments, DistillEmbTextClassificationOptions options, CancellationToken stop)
    {
        if (arguments.GetValue(_tokenized) && arguments.GetResult(_language) is { Implicit: false }) throw new UsageException("--language does not go with --tokenized: texts that are cut already are taken as they are.");
        if (paths.Contains(InputFile.StandardInput)) throw new UsageException("Training takes files; give their names rather than -.");
        LoadedTexts texts = LoadedTexts.Read(paths, _layout.Of(arguments, _labels), stop);
        texts.Tell(_labels is null ? "train" : "dev", new Wording(_layout.Names));
        _labels ??= texts.Labels;
        SchemaDefinition columns = SchemaDefinition.Create(typeof(LabeledTextRow));
        columns.Remove(columns[nameof(LabeledTextRow.Source)]); // The model says which columns it reads.
        return mlContext.Data.LoadFromEnumerable(texts.Rows, columns);
    }

    protected override string Worded(string message) => new Wording(_layout.Names).Of(base.Worded(message));

    protected override IEstimator<ITransformer> Tokenizer(MLContext mlContext, ParseResult arguments, DistillEmbTextClassificationOptions options)
    {
        if (arguments.GetValue(_tokenized)) return mlContext.Transforms.Text.TokenizeIntoWords(Tokens, Text, Blanks);
        bool isGiven = arguments.GetResult(_language) is { Implicit: false };
        TextTokenizer tokenizer = isGiven || options.Encoder is null
            ? new TextTokenizer(new EthiopicNormalizationOptions { Language = arguments.GetValue(_language) })
            : RawText.TokenizerOf(options.Encoder);
        return mlContext.Transforms.Text.TokenizeText(Tokens, Text, tokenizer);
    }

    protected override IEstimator<ITransformer> Trainer(MLContext mlContext, DistillEmbTextClassificationOptions options)
    {
        options.LabelColumnName = nameof(LabeledTextRow.Label);
        options.TokensColumnName = Tokens;
        return mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedClass", options.PredictedLabelColumnName));
    }

    protected override (Result Result, Action<ReportPage> Describe) Evaluate(MLContext mlContext, ITransformer model, IDataView rows)
    {
        LabeledTextRow[] texts = [.. mlContext.Data.CreateEnumerable<LabeledTextRow>(rows, reuseRowObject: false, ignoreMissingColumns: true)];
        ClassifiedTexts classified = new TextModel(mlContext, model, Text).Classify(texts, withTokens: true, CancellationToken.None); // Also of what a stopped training leaves.
        return (ClassifyResult.Of(classified.Scores), page => ClassifyReport.Add(page, classified));
    }
}
