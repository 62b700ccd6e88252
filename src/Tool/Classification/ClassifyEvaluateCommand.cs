using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify evaluate</c>: a classifier's scores on labelled texts.</summary>
internal sealed class ClassifyEvaluateCommand : ToolCommand
{
    private readonly Argument<string> _model = new("model") { Description = "The .zip of a classifier." };
    private readonly Argument<string[]> _files = new("file") { Description = $"Labelled texts: {LabeledTextOptions.Files}; plain or .gz; - for standard input. Several files, or a pattern.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _header = LabeledTextOptions.Header();
    private readonly Option<bool> _confusion = new("--confusion") { Description = "Also the table of classes against classes (with --json it is always there)." };
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    public ClassifyEvaluateCommand()
        : base(
            "evaluate",
            "Counts how many texts a classifier gives their class: accuracy, and precision, recall and F1 by class.",
            "distillemb classify evaluate topics.zip test.tsv",
            "distillemb classify evaluate topics.zip test.tsv.gz --json",
            "distillemb classify evaluate topics.zip test.tsv --confusion --report topics.html")
    {
        Arguments.Add(_model);
        Arguments.Add(_files);
        foreach (Option option in new Option[] { _header, _confusion, _report, _json }) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        OutputFile.Check("--report", arguments.GetValue(_report));
        TextModel model = TextModel.Load(new MLContext(), arguments.GetValue(_model)!);
        LabeledText[] texts = LabeledText.ReadAll(arguments.GetValue(_files)!, arguments.GetValue(_header), stop);
        foreach (var unknown in texts.CountBy(text => text.Label).Where(group => !model.Classifier.Classes.Contains(group.Key)))
            Console.Error.WriteLine(FormattableString.Invariant($"distillemb: the class '{unknown.Key}' is none of the model's ({string.Join(", ", model.Classifier.Classes)}); its texts, {unknown.Value:N0}, count as wrong"));
        ClassifiedTexts classified = model.Classify(texts);
        Result result = ClassifyResult.Of(classified.Scores);
        bool json = arguments.GetValue(_json);
        if (json || arguments.GetValue(_confusion)) result.Tables.Add(ConfusionTable.Of(classified.Scores.Confusion, "Texts by class (rows) and predicted class (columns):"));
        result.Write(json);
        if (arguments.GetValue(_report) is not string report) return;
        var page = new ReportPage($"Evaluation of {Path.GetFileName(arguments.GetValue(_model))}");
        page.Add("Result", ResultHtml.Of(ClassifyResult.Of(classified.Scores)));
        ClassifyReport.Add(page, classified);
        page.Save(report);
    }
}
