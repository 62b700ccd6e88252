using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner predict</c>: sentences in, tagged sentences out.</summary>
internal sealed class NerPredictCommand : ToolCommand
{
    private readonly Argument<string> _model = SharedOptions.Model("tagger");
    private readonly Argument<string> _file = new("file") { Description = "Sentences; plain or .gz; - for standard input.", DefaultValueFactory = _ => InputFile.StandardInput };
    private readonly Option<SentenceFormat> _from = Choice.Of<SentenceFormat>("--from", "The sentences: one a line with blanks between tokens; or a token a line (the first column is read), an empty line after each sentence. [default: lines]");
    private readonly Option<TaggedFormat> _to = Choice.Of<TaggedFormat>("--to", "The output: a token and its tag a line; or a sentence a line as JSON, with its names. [default: conll]");
    private readonly Option<bool> _json = SharedOptions.ToJson();
    private readonly Option<int> _threads = SharedOptions.Threads();

    public NerPredictCommand()
        : base(
            "predict",
            "Tags sentences, in their order, however many they are.",
            "echo 'ዶክተር አበበ ከባህር ዳር መጡ ።' | distillemb ner predict ner.zip",
            "distillemb ner predict ner.zip sentences.txt.gz --json > tagged.jsonl",
            "distillemb ner predict ner.zip test.txt --from conll")
    {
        Arguments.Add(_model);
        Arguments.Add(_file);
        foreach (Option option in new Option[] { _from, _to, _json, _threads }) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string file = arguments.GetValue(_file)!;
        TaggedFormat format = SharedOptions.FormatOf(arguments, _to, _json, TaggedFormat.Json);
        InputFile.Check(file);
        var mlContext = new MLContext();
        DistillEmbNerTransformer tagger = TaggerModel.Load(mlContext, arguments.GetValue(_model)!);
        using var sentences = new SentenceReader(file, arguments.GetValue(_from), stop);
        using var stream = new TagStream(mlContext, tagger, format, SharedOptions.ThreadsOf(arguments, _threads));
        using Stream output = StandardStreams.OpenOutput();
        stream.Run(sentences, output, stop);
    }
}
