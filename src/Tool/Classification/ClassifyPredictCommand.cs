using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Prediction;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify predict</c>: texts in, their classes out.</summary>
internal sealed class ClassifyPredictCommand : PredictCommand<TextFormat, LabeledFormat>
{
    private readonly LabeledTextArguments _layout = new();

    public ClassifyPredictCommand()
        : base(
            "Tells the classes of texts, in their order, however many they are.",
            "classifier",
            "Texts",
            $"The texts: one a line; or a labelled file ({LabeledTextArguments.Files}), where the class is not looked at, and empty lines and a heading are no texts.",
            "The output: a class, a tab and the text a line; or a text a line as JSON, with the probability of each class.",
            LabeledFormat.Json,
            "echo 'ቡድኑ ጨዋታውን አሸነፈ።' | distillemb classify predict topics.zip",
            "distillemb classify predict topics.zip texts.txt.gz --json > classes.jsonl",
            "distillemb classify predict topics.zip test.tsv --from tsv")
    {
        foreach (Option option in _layout.Options) Options.Add(option);
    }

    protected override string Worded(string message) => new Wording(_layout.Names).Of(message);

    protected override void Predict(PredictRequest<TextFormat, LabeledFormat> request, ParseResult arguments, CancellationToken stop)
    {
        if (request.From == TextFormat.Lines && _layout.FirstGiven(arguments) is string given) throw new UsageException($"{given} goes with --from tsv: a text a line has no heading and no columns.");
        LabeledTextOptions options = _layout.Of(arguments);
        TextModel model = TextModel.Load(new MLContext(), request.Model, stop);
        options.KnownLabels = new HashSet<string>(model.Classifier.Classes, StringComparer.Ordinal);
        using PlainTexts texts = request.From == TextFormat.Lines ? new PlainTexts(request.File, stop) : new PlainTexts(request.File, options, stop);
        using var stream = new LabelStream(model, request.To, texts.AreQuoted, request.Threads);
        using Stream output = StandardStreams.OpenOutput();
        stream.Run(texts, output, stop);
        foreach (string warning in texts.Warnings()) Console.Error.WriteLine($"warning: {Worded(warning)}");
    }
}
