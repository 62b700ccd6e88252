using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary><c>embed</c>: words in, vectors out.</summary>
internal sealed class EmbedCommand : ToolCommand
{
    private readonly Argument<string> _model = SharedOptions.Encoder();
    private readonly Option<string> _words = new("--words") { Description = "A word a line (or several, between blanks), plain or .gz; - for standard input.", HelpName = "file", DefaultValueFactory = _ => InputFile.StandardInput };
    private readonly Option<CorpusForm> _form = Choice.Of<CorpusForm>("--text", "What stands in the lines: words between blanks, or text as people write, which is cut into tokens as that was which the encoder was distilled from. [default: tokenized]");
    private readonly Option<string?> _out = new("--out") { Description = "A .vec file to write instead: each word once, all digits, a first line with the counts.", HelpName = "file" };
    private readonly Option<string?> _head = SharedOptions.Head("to write");
    private readonly Option<int> _threads = SharedOptions.Threads();

    public EmbedCommand()
        : base(
            "embed",
            "Writes the vector of every word: a line a word, in the order of the words, however many they are.",
            "echo 'ሰላም ለተማሪዎቻቸው' | distillemb embed am.zip",
            "distillemb embed am.zip --words words.txt.gz | head -3",
            "distillemb embed am.zip --words news.txt --text raw | head -3",
            "distillemb embed am.zip --words words.txt --out words.vec")
    {
        Arguments.Add(_model);
        foreach (Option option in new Option[] { _words, _form, _out, _head, _threads }) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string words = arguments.GetValue(_words)!;
        InputFile.Check(words);
        DistillEmbEncoder encoder = ModelInput.Encoder(arguments.GetValue(_model)!, stop);
        string? head = arguments.GetValue(_head);
        Func<string, string[]> cut = arguments.GetValue(_form) == CorpusForm.Raw ? RawText.TokenizerOf(encoder).Tokenize : WordList.Split;
        if (arguments.GetValue(_out) is string path)
        {
            VectorExport export = encoder.ExportVectors(TextLines.OfWords(words, stop).SelectMany(cut), path, head);
            Console.Error.WriteLine(Describe(export, path));
            return;
        }

        using Stream output = StandardStreams.OpenOutput();
        new VectorStream(encoder, head, SharedOptions.ThreadsOf(arguments, _threads)).Run(words, cut, output, stop);
    }

    /// <summary>What was written, in a sentence.</summary>
    public static string Describe(VectorExport export, string path) =>
        FormattableString.Invariant($"{export.Written} words written to {path}{(export.Repeated > 0 ? $", {export.Repeated} repeated ones left out" : "")}{(export.Skipped > 0 ? $", {export.Skipped} that the format cannot hold" : "")}");
}
