using System.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify evaluate</c>: a classifier's scores on labelled texts.</summary>
internal sealed class ClassifyEvaluateCommand : LabeledEvaluateCommand
{
    private const int MostNames = 5;
    private const int LongestName = 40;

    private readonly Option<bool> _header = LabeledTextOptions.Header();

    public ClassifyEvaluateCommand()
        : base(
            "Counts how many texts a classifier gives their class: accuracy, and precision, recall and F1 by class.",
            "classifier",
            $"Labelled texts: {LabeledTextOptions.Files}; plain or .gz; - for standard input",
            "classes",
            "distillemb classify evaluate topics.zip test.tsv",
            "distillemb classify evaluate topics.zip test.tsv.gz --json",
            "distillemb classify evaluate topics.zip test.tsv --confusion --report topics.html")
    {
        Options.Add(_header);
    }

    protected override LabeledScores Score(string modelFile, string[] files, bool forReport, ParseResult arguments, CancellationToken stop)
    {
        TextModel model = TextModel.Load(new MLContext(), modelFile, stop);
        LabeledText[] texts = LabeledText.ReadAll(files, arguments.GetValue(_header), stop);
        TellUnknown(model, texts, files);
        ClassifiedTexts classified = model.Classify(texts, forReport, stop);
        return new LabeledScores(
            ClassifyResult.Of(classified.Scores),
            ConfusionTable.Of(classified.Scores.Confusion, "Texts by class (rows) and predicted class (columns):"),
            page => ClassifyReport.Add(page, classified));
    }

    private static void TellUnknown(TextModel model, LabeledText[] texts, string[] files)
    {
        var known = new HashSet<string>(model.Classifier.Classes, StringComparer.Ordinal);
        string[] unknown = [.. texts.Select(text => text.Label).Where(label => !known.Contains(label))];
        if (unknown.Length == 0) return;
        string[] names = [.. unknown.Distinct(StringComparer.Ordinal).Take(MostNames + 1)];
        string some = $"{string.Join(", ", names.Take(MostNames).Select(Quote))}{(names.Length > MostNames ? ", ..." : "")}";
        string classes = string.Join(", ", model.Classifier.Classes);
        if (unknown.Length == texts.Length) throw new InvalidDataException($"No text of {string.Join(", ", files.Select(InputFile.NameOf))} has a class of the model ({classes}); found {some}. Expected {LabeledTextOptions.Files}.");
        Console.Error.WriteLine(FormattableString.Invariant($"distillemb: {unknown.Length:N0} of {texts.Length:N0} texts have classes that are none of the model's ({classes}) and count as wrong: {some}"));
    }

    private static string Quote(string name) => name.Length <= LongestName ? $"'{name}'" : $"'{name[..LongestName]}...'";
}
