using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary><c>export</c>: an encoder for other programs.</summary>
internal sealed class ExportCommand : ToolCommand
{
    private readonly Argument<string> _model = SharedOptions.Encoder();
    private readonly Option<string?> _onnx = new("--onnx") { Description = "An ONNX model to write: the network, whose properties say how words become its input.", HelpName = "file" };
    private readonly Option<string?> _vec = new("--vec") { Description = "A .vec file to write (word2vec's text format): the vectors of --words.", HelpName = "file" };
    private readonly Option<string?> _words = new("--words") { Description = "The words of --vec: a word a line, plain or .gz; - for standard input.", HelpName = "file" };
    private readonly Option<string?> _head = SharedOptions.Head("of --vec");

    public ExportCommand()
        : base(
            "export",
            "Writes an encoder as an ONNX model, or its vectors of a list of words as a .vec file.",
            "distillemb export am.zip --onnx am.onnx",
            "distillemb export am.zip --vec am.vec --words words.txt")
    {
        Arguments.Add(_model);
        foreach (Option option in new Option[] { _onnx, _vec, _words, _head }) Options.Add(option);
        Validators.Add(result =>
        {
            bool vec = result.GetResult(_vec) is not null;
            if (!vec && result.GetResult(_onnx) is null) result.AddError("Nothing to write: give --onnx FILE, or --vec FILE with --words FILE");
            if (vec != (result.GetResult(_words) is not null)) result.AddError("--vec and --words go together");
            if (!vec && result.GetResult(_head) is not null) result.AddError("--head is of --vec");
        });
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string? words = arguments.GetValue(_words);
        if (words is not null) InputFile.Check(words);
        DistillEmbEncoder encoder = ModelInput.Encoder(arguments.GetValue(_model)!, stop);
        if (arguments.GetValue(_onnx) is string onnx)
        {
            encoder.ExportOnnx(onnx);
            Console.Error.WriteLine($"Network written to {onnx}{(encoder.ExactWordCount > 0 ? ", without its exact words" : "")}");
        }

        if (arguments.GetValue(_vec) is string vec)
            Console.Error.WriteLine(EmbedCommand.Describe(encoder.ExportVectors(WordList.Read(words!, stop), vec, arguments.GetValue(_head)), vec));
    }
}
