using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary><c>analogy</c>: how many analogies an encoder solves.</summary>
internal sealed class AnalogyCommand : ToolCommand
{
    private const string Share = "F3";

    private readonly Argument<string> _model = SharedOptions.Encoder();
    private readonly Argument<string> _questions = new("questions") { Description = "Questions in word2vec's format: 'A B C ANSWER' a line, ': NAME' before each section." };
    private readonly Option<string?> _vocabulary = new("--vocabulary") { Description = "The words to choose answers from: a word a line, with or without counts, or a file of vectors for its words; plain or packed; - for standard input. Without it, the words of the questions: far easier.", HelpName = "file" };
    private readonly Option<int> _maxWords = SharedOptions.MaxWords("of --vocabulary");
    private readonly Option<bool> _listed = new("--listed") { Description = "Asks only questions whose words are all in the vocabulary, as a table of vectors could be asked." };
    private readonly Option<string?> _head = SharedOptions.Head("to compare by");
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    public AnalogyCommand()
        : base(
            "analogy",
            "Solves analogies (A is to B as C is to ...) by the nearest word to B - A + C.",
            "distillemb analogy am.zip questions.txt --vocabulary fasttext.vec.gz",
            "distillemb analogy am.zip questions.txt --vocabulary words.txt --listed --json")
    {
        Arguments.Add(_model);
        Arguments.Add(_questions);
        foreach (Option option in new Option[] { _vocabulary, _maxWords, _listed, _head, _report, _json }) Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_listed) is { Implicit: false } && result.GetResult(_vocabulary) is null) result.AddError("--listed needs a --vocabulary");
        });
    }

    protected override string Worded(string message) => new Wording([Wording.MaxWords]).Of(message);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        OutputFile.Check("--report", arguments.GetValue(_report));
        DistillEmbEncoder encoder = ModelInput.Encoder(arguments.GetValue(_model)!, stop);
        IReadOnlyList<AnalogyQuestion> questions = AwaitedStream.Wait(() => AnalogyQuestion.LoadFile(arguments.GetValue(_questions)!), stop);
        string? vocabulary = arguments.GetValue(_vocabulary);
        IEnumerable<string> words = vocabulary is null ? WordsOf(questions) : Vocabulary.Read(Name, vocabulary, arguments.GetValue(_maxWords), stop);
        WordVectorTable table = WordVectorTable.FromEncoder(encoder, words, arguments.GetValue(_head), stop);
        AnalogyReport solved = AnalogyEvaluator.Evaluate(table, questions, 0, arguments.GetValue(_listed), stop);
        var result = new Result();
        result.Add("candidates", "words to choose from", table.Words.Count, "N0");
        result.Tables.Add(new ResultTable(
            "sections",
            "",
            [new("section", "section"), new("questions", "questions", "N0"), new("covered", "covered", "N0"), new("correct", "correct", "N0"), new("accuracy", "accuracy", Share), new("accuracyOfAll", "of all", Share)],
            [.. solved.Sections.Append(solved.Total).Select(section => new object?[] { section.Section ?? "all", section.Questions, section.Covered, section.Correct, section.Accuracy, section.AccuracyOfAll })]));
        result.Write(arguments.GetValue(_json));
        if (arguments.GetValue(_report) is not string report) return;
        var page = new ReportPage($"Analogies of {Path.GetFileName(arguments.GetValue(_model))}");
        page.Add("Result", ResultHtml.Of(result));
        page.Add("A map of the words of the questions", EncoderReport.MapOf(encoder, WordsOf(questions)));
        page.Save(report);
    }

    private static IEnumerable<string> WordsOf(IReadOnlyList<AnalogyQuestion> questions) =>
        questions.SelectMany(question => new[] { question.A, question.B, question.C, question.Answer }).Distinct(StringComparer.Ordinal);
}
