using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary>What a model scores on labelled rows.</summary>
/// <param name="Result">Facts and tables.</param>
/// <param name="Confusion">What there is against what was given.</param>
/// <param name="Describe">What a report says beside the result.</param>
internal sealed record LabeledScores(Result Result, ResultTable Confusion, Action<ReportPage> Describe);

/// <summary>Scores of a model on files of labelled rows; what they are is the derived command's.</summary>
internal abstract class LabeledEvaluateCommand : ToolCommand
{
    private readonly Argument<string> _model;
    private readonly Argument<string[]> _files;
    private readonly Option<bool> _confusion;
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <param name="description">What it does.</param>
    /// <param name="kind">What the model is.</param>
    /// <param name="files">What the files are.</param>
    /// <param name="labels">What rows or tokens are told to be.</param>
    /// <param name="examples">Command lines for the help.</param>
    protected LabeledEvaluateCommand(string description, string kind, string files, string labels, params string[] examples)
        : base("evaluate", description, examples)
    {
        _model = SharedOptions.Model(kind);
        _files = new Argument<string[]>("file") { Description = $"{files}. Several files, or a pattern.", Arity = ArgumentArity.OneOrMore };
        _confusion = new Option<bool>("--confusion") { Description = $"Also the table of {labels} against {labels} (with --json it is always there)." };
        Arguments.Add(_model);
        Arguments.Add(_files);
        foreach (Option option in new Option[] { _confusion, _report, _json }) Options.Add(option);
    }

    protected abstract LabeledScores Score(string modelFile, string[] files, bool forReport, ParseResult arguments, CancellationToken stop);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string model = arguments.GetValue(_model)!;
        string? report = arguments.GetValue(_report);
        bool json = arguments.GetValue(_json);
        OutputFile.Check("--report", report);
        LabeledScores scores = Score(model, arguments.GetValue(_files)!, report is not null, arguments, stop);
        stop.ThrowIfCancellationRequested();
        string[] result = report is null ? [] : [.. ResultHtml.Of(scores.Result)]; // Before the confusion table, which a page shows as a grid.
        if (json || arguments.GetValue(_confusion)) scores.Result.Tables.Add(scores.Confusion);
        scores.Result.Write(json);
        if (report is null) return;
        var page = new ReportPage($"Evaluation of {Path.GetFileName(model)}");
        page.Add("Result", result);
        scores.Describe(page);
        page.Save(report);
    }
}
