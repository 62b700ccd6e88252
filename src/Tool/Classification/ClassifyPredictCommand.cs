using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Prediction;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify predict</c>: texts in, their classes out.</summary>
internal sealed class ClassifyPredictCommand : PredictCommand<TextFormat, LabeledFormat>
{
    private readonly Option<bool> _header = LabeledTextOptions.Header();

    public ClassifyPredictCommand()
        : base(
            "Tells the classes of texts, in their order, however many they are.",
            "classifier",
            "Texts",
            $"The texts: one a line; or {LabeledTextOptions.Files}, where the class is not looked at, and empty lines and a heading are no texts.",
            $"The output: {LabeledTextOptions.Files}; or a text a line as JSON, with the probability of each class.",
            LabeledFormat.Json,
            "echo 'ቡድኑ ጨዋታውን አሸነፈ።' | distillemb classify predict topics.zip",
            "distillemb classify predict topics.zip texts.txt.gz --json > classes.jsonl",
            "distillemb classify predict topics.zip test.tsv --from tsv")
    {
        Options.Add(_header);
    }

    protected override void Predict(PredictRequest<TextFormat, LabeledFormat> request, ParseResult arguments, CancellationToken stop)
    {
        bool header = arguments.GetValue(_header);
        if (header && request.From == TextFormat.Lines) throw new UsageException("--header goes with --from tsv: a text a line has no heading.");
        TextModel model = TextModel.Load(new MLContext(), request.Model, stop);
        using var texts = new PlainTexts(request.File, request.From, header, stop);
        using var stream = new LabelStream(model, request.To, request.Threads);
        using Stream output = StandardStreams.OpenOutput();
        stream.Run(texts, output, stop);
    }
}
