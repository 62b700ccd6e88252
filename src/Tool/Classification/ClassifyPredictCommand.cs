using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary><c>classify predict</c>: texts in, their classes out.</summary>
internal sealed class ClassifyPredictCommand : ToolCommand
{
    private readonly Argument<string> _model = SharedOptions.Model("classifier");
    private readonly Argument<string> _file = new("file") { Description = "Texts; plain or .gz; - for standard input.", DefaultValueFactory = _ => InputFile.StandardInput };
    private readonly Option<TextFormat> _from = Choice.Of<TextFormat>("--from", $"The texts: one a line; or {LabeledTextOptions.Files}, of which the class is not looked at, and which empty lines and a heading are none of. [default: lines]");
    private readonly Option<LabeledFormat> _to = Choice.Of<LabeledFormat>("--to", $"The output: {LabeledTextOptions.Files}; or a text a line as JSON, with the probability of each class. [default: tsv]");
    private readonly Option<bool> _json = SharedOptions.ToJson();
    private readonly Option<bool> _header = LabeledTextOptions.Header();
    private readonly Option<int> _threads = SharedOptions.Threads();

    public ClassifyPredictCommand()
        : base(
            "predict",
            "Tells the classes of texts, in their order, however many they are.",
            "echo 'ቡድኑ ጨዋታውን አሸነፈ።' | distillemb classify predict topics.zip",
            "distillemb classify predict topics.zip texts.txt.gz --json > classes.jsonl",
            "distillemb classify predict topics.zip test.tsv --from tsv")
    {
        Arguments.Add(_model);
        Arguments.Add(_file);
        foreach (Option option in new Option[] { _from, _to, _json, _header, _threads }) Options.Add(option);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string file = arguments.GetValue(_file)!;
        TextFormat from = arguments.GetValue(_from);
        bool header = arguments.GetValue(_header);
        if (header && from == TextFormat.Lines) throw new UsageException("--header goes with --from tsv: a text a line has no heading.");
        LabeledFormat format = SharedOptions.FormatOf(arguments, _to, _json, LabeledFormat.Json);
        InputFile.Check(file);
        TextModel model = TextModel.Load(new MLContext(), arguments.GetValue(_model)!);
        using var texts = new PlainTexts(file, from, header, stop);
        using var stream = new LabelStream(model, format, SharedOptions.ThreadsOf(arguments, _threads));
        using Stream output = StandardStreams.OpenOutput();
        stream.Run(texts, output, stop);
    }
}
