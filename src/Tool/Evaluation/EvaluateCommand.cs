using System.CommandLine;
using DistillEmb.Characters;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary><c>evaluate</c>: how near an encoder lies to its teachers.</summary>
internal sealed class EvaluateCommand : ToolCommand
{
    private readonly Argument<string> _model = SharedOptions.Encoder();
    private readonly Option<string[]> _teachers = SharedOptions.Teachers();
    private readonly Option<int> _maxWords = SharedOptions.MaxWords("of each teacher");
    private readonly Option<string?> _words = new("--words") { Description = "The words to ask for instead of a subset: a word a line, plain or .gz; - for standard input. Words that the teachers lack are left out.", HelpName = "file" };
    private readonly Option<WordSubset> _subset = Choice.Of<WordSubset>("--subset", "The words to ask for: those that training never saw, those that chose its epoch, or those it learnt. [default: test]");
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    public EvaluateCommand()
        : base(
            "evaluate",
            "Asks for each word how its own teacher vector ranks among those of all words, by the cosine with the encoder's vector.",
            "distillemb evaluate am.zip --teacher word2vec.vec.gz --teacher fasttext.vec.gz",
            "distillemb evaluate am.zip --teacher fasttext=ft.vec --words words.txt --json",
            "distillemb evaluate am.zip --teacher word2vec.vec.gz --report am.html")
    {
        _subset.DefaultValueFactory = _ => WordSubset.Test;
        Arguments.Add(_model);
        foreach (Option option in new Option[] { _teachers, _maxWords, _words, _subset, _report, _json }) Options.Add(option);
    }

    protected override string Worded(string message) => new Wording([Wording.MaxWords]).Of(message);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string? words = arguments.GetValue(_words);
        string? report = arguments.GetValue(_report);
        OutputFile.Check("--report", report);
        if (words is not null) InputFile.Check(words);
        Teacher[] teachers = TeacherFiles.Parse(arguments.GetValue(_teachers)!, arguments.GetValue(_maxWords));
        DistillEmbEncoder encoder = ModelInput.Encoder(arguments.GetValue(_model)!, stop);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(teachers, stop);
        foreach (string warning in vocabulary.Warnings) Console.Error.WriteLine($"distillemb: {warning}");
        var evaluator = new RetrievalEvaluator(vocabulary);
        WordSubset subset = arguments.GetValue(_subset);
        string[]? given = words is null ? null : [.. WordList.Read(words, stop).DistinctBy(WordForm.Of, StringComparer.Ordinal)];
        IReadOnlyList<RetrievalMetrics> metrics = given is null ? evaluator.Evaluate(encoder, subset, cancellation: stop) : evaluator.Evaluate(encoder, given, stop);
        var result = new Result();
        result.Add("vocabulary", "words to search among", vocabulary.Words.Count, "N0");
        result.Add("words", "words asked for", words ?? $"{Choice.NameOf(subset)} words");
        result.Tables.Add(RetrievalTable.Of("heads", "", metrics));
        result.Write(arguments.GetValue(_json));
        if (report is null) return;
        string[] asked = [.. given ?? vocabulary.WordsOf(subset)];
        var page = new ReportPage($"Evaluation of {Path.GetFileName(arguments.GetValue(_model))}");
        page.Add("Result", ResultHtml.Of(result));
        page.Add("Neighbours of words that were asked for", EncoderReport.NeighborsOf(encoder, asked, vocabulary.Words));
        page.Add("A map of words that were asked for", EncoderReport.MapOf(encoder, asked));
        page.Save(report);
    }
}
