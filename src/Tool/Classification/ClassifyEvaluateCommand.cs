using System.CommandLine;
using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify evaluate</c>: a classifier's scores on labelled texts.</summary>
internal sealed class ClassifyEvaluateCommand : LabeledEvaluateCommand
{
    private const int MostNames = 5;

    private readonly LabeledTextArguments _layout = new();

    public ClassifyEvaluateCommand()
        : base(
            "Counts how many texts a classifier gives their class: accuracy, and precision, recall and F1 by class.",
            "classifier",
            $"Labelled texts: {LabeledTextArguments.Files}; plain or .gz; - for standard input",
            "classes",
            "distillemb classify evaluate topics.zip test.tsv",
            "distillemb classify evaluate topics.zip test.tsv.gz --json",
            "distillemb classify evaluate topics.zip test.tsv --confusion --report topics.html")
    {
        foreach (Option option in _layout.Options) Options.Add(option);
    }

    protected override string Worded(string message) => new Wording(_layout.Names).Of(message);

    protected override LabeledScores Score(string modelFile, string[] files, bool forReport, ParseResult arguments, CancellationToken stop)
    {
        LabeledTextOptions options = _layout.Of(arguments);
        TextModel model = TextModel.Load(new MLContext(), modelFile, stop);
        options.KnownLabels = new HashSet<string>(model.Classifier.Classes, StringComparer.Ordinal);
        LoadedTexts texts = LoadedTexts.Read(files, options, stop);
        RefuseUnknown(model, texts, files);
        texts.Tell("evaluated", new Wording(_layout.Names));
        ClassifiedTexts classified = model.Classify(texts.Rows, forReport, stop);
        return new LabeledScores(
            ClassifyResult.Of(classified.Scores),
            ConfusionTable.Of(classified.Scores.Confusion, "Texts by class (rows) and predicted class (columns):"),
            page => ClassifyReport.Add(page, classified));
    }

    // Where no label is known, it is another column that was taken for the class, or another model's file.
    private static void RefuseUnknown(TextModel model, LoadedTexts texts, string[] files)
    {
        if (texts.Labels.Intersect(model.Classifier.Classes, StringComparer.Ordinal).Any()) return;
        string some = $"{string.Join(", ", texts.Labels.Take(MostNames).Select(name => $"'{LayoutWords.Short(name)}'"))}{(texts.Labels.Count > MostNames ? ", ..." : "")}";
        throw new InvalidDataException($"No text of {string.Join(", ", files.Select(InputFile.NameOf))} has a class of the model ({string.Join(", ", model.Classifier.Classes)}); found {some}. Expected {LabeledTextArguments.Files}.");
    }
}
