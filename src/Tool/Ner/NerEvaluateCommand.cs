using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner evaluate</c>: a tagger's scores on tagged sentences.</summary>
internal sealed class NerEvaluateCommand : ToolCommand
{
    private readonly Argument<string> _model = new("model") { Description = "The .zip of a tagger." };
    private readonly Argument<string[]> _files = new("file") { Description = "Tagged sentences: a token and its tag a line, an empty line after each sentence; plain or .gz. Several files, or a pattern.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _confusion = new("--confusion") { Description = "Also the table of tags against tags (with --json it is always there)." };
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    public NerEvaluateCommand()
        : base(
            "evaluate",
            "Counts how many names a tagger finds: precision, recall and F1 over whole spans, by type.",
            "distillemb ner evaluate ner.zip test.txt",
            "distillemb ner evaluate ner.zip am/test.txt ti/test.txt --json",
            "distillemb ner evaluate ner.zip test.txt --report ner.html")
    {
        Arguments.Add(_model);
        Arguments.Add(_files);
        foreach (Option option in new Option[] { _confusion, _report, _json }) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        OutputFile.Check("--report", arguments.GetValue(_report));
        var mlContext = new MLContext();
        DistillEmbNerTransformer tagger = TaggerModel.Load(mlContext, arguments.GetValue(_model)!);
        IDataView sentences = TaggedFiles.Load(mlContext, arguments.GetValue(_files)!, tagger.TokensColumnName);
        IDataView tagged = tagger.Transform(sentences);
        NerMetrics metrics = mlContext.MulticlassClassification.EvaluateNer(tagged, TaggedFiles.Tags, tagger.PredictedLabelColumnName);
        Result result = NerResult.Of(metrics);
        bool json = arguments.GetValue(_json);
        if (json || arguments.GetValue(_confusion)) result.Tables.Add(ConfusionTable.Of(metrics.Confusion, "Tokens by tag (rows) and predicted tag (columns):"));
        result.Write(json);
        if (arguments.GetValue(_report) is not string report) return;
        var page = new ReportPage($"Evaluation of {Path.GetFileName(arguments.GetValue(_model))}");
        page.Add("Result", ResultHtml.Of(NerResult.Of(metrics)));
        NerReport.Add(page, mlContext, tagger, sentences, metrics);
        page.Save(report);
    }
}
