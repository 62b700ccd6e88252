using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary><c>neighbors</c>: the nearest words of a list.</summary>
internal sealed class NeighborsCommand : ToolCommand
{
    private readonly Argument<string> _model = SharedOptions.Encoder();
    private readonly Argument<string[]> _words = new("word") { Description = "Words to search for, in the list or not; - for those of standard input.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _vocabulary = new("--vocabulary") { Description = "The words to search in: a word a line, with or without counts, or a file of vectors for its words; plain or packed; - for standard input.", HelpName = "file", Required = true };
    private readonly Option<int> _maxWords = SharedOptions.MaxWords("of --vocabulary");
    private readonly Option<int> _count = Numbers.Whole("--count", "How many neighbours.", usual: 10, least: 1);
    private readonly Option<string?> _head = SharedOptions.Head("to compare by");
    private readonly Option<bool> _json = SharedOptions.Json();

    public NeighborsCommand()
        : base(
            "neighbors",
            "Finds the words of a list that are nearest to a word, by cosine.",
            "distillemb neighbors am.zip ለተማሪዎቻቸው --vocabulary fasttext.vec.gz",
            "distillemb neighbors am.zip ተማሪ ቤት --vocabulary words.txt --count 5 --json")
    {
        Arguments.Add(_model);
        Arguments.Add(_words);
        foreach (Option option in new Option[] { _vocabulary, _maxWords, _count, _head, _json }) Options.Add(option);
    }

    protected override string Worded(string message) => new Wording([Wording.MaxWords]).Of(message);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string[] words = arguments.GetValue(_words)!;
        string vocabulary = arguments.GetValue(_vocabulary)!;
        if (words is [InputFile.StandardInput] && vocabulary == InputFile.StandardInput) throw new UsageException("The words and --vocabulary are both to come from standard input, which is one; give a file.");
        DistillEmbEncoder encoder = ModelInput.Encoder(arguments.GetValue(_model)!, stop);
        WordIndex index = encoder.CreateIndex(Vocabulary.Read(Name, vocabulary, arguments.GetValue(_maxWords), stop), arguments.GetValue(_head));
        if (words is [InputFile.StandardInput]) words = [.. WordList.Read(InputFile.StandardInput, stop)];
        var rows = new List<object?[]>();
        foreach (string word in words)
        {
            stop.ThrowIfCancellationRequested();
            rows.AddRange(index.FindNeighbors(word, arguments.GetValue(_count)).Select(neighbor => new object?[] { word, neighbor.Word, neighbor.Similarity }));
        }

        var result = new Result();
        result.Tables.Add(new ResultTable("neighbors", "", [new("word", "word"), new("neighbor", "neighbor"), new("similarity", "cosine", "F3")], rows));
        result.Write(arguments.GetValue(_json));
    }
}
