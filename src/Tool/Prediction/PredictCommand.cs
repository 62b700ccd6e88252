using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Prediction;

/// <summary>What is asked of a command that predicts.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="File">The input; - for standard input.</param>
/// <param name="From">How it is written.</param>
/// <param name="To">How the output is to be written.</param>
/// <param name="Threads">How many threads to use.</param>
internal sealed record PredictRequest<TFrom, TTo>(string Model, string File, TFrom From, TTo To, int Threads);

/// <summary>A model over a stream of rows, from a file or standard input to standard output, in their order; what the rows are is the derived command's.</summary>
internal abstract class PredictCommand<TFrom, TTo> : ToolCommand
    where TFrom : struct, Enum
    where TTo : struct, Enum
{
    private readonly TTo _jsonFormat;
    private readonly Argument<string> _model;
    private readonly Argument<string> _file;
    private readonly Option<TFrom> _from;
    private readonly Option<TTo> _to;
    private readonly Option<bool> _json = new("--json") { Description = "The same as --to json." };
    private readonly Option<int> _threads = SharedOptions.Threads();

    /// <param name="description">What it does.</param>
    /// <param name="kind">What the model is.</param>
    /// <param name="rows">What the rows are.</param>
    /// <param name="from">What the forms of input are, in the order of their names.</param>
    /// <param name="to">What the forms of output are.</param>
    /// <param name="json">The form of output that is JSON.</param>
    /// <param name="examples">Command lines for the help.</param>
    protected PredictCommand(string description, string kind, string rows, string from, string to, TTo json, params string[] examples)
        : base("predict", description, examples)
    {
        _jsonFormat = json;
        _model = SharedOptions.Model(kind);
        _file = new Argument<string>("file") { Description = $"{rows}; plain or .gz; - for standard input.", DefaultValueFactory = _ => InputFile.StandardInput };
        _from = Choice.Of<TFrom>("--from", $"{from} [default: {Choice.NameOf(default(TFrom))}]");
        _to = Choice.Of<TTo>("--to", $"{to} [default: {Choice.NameOf(default(TTo))}]");
        Arguments.Add(_model);
        Arguments.Add(_file);
        foreach (Option option in new Option[] { _from, _to, _json, _threads }) Options.Add(option);
    }

    protected abstract void Predict(PredictRequest<TFrom, TTo> request, ParseResult arguments, CancellationToken stop);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        TTo to = arguments.GetValue(_to);
        if (arguments.GetValue(_json))
        {
            if (arguments.GetResult(_to) is { Implicit: false } && !to.Equals(_jsonFormat)) throw new UsageException($"--json does not go with --to {Choice.NameOf(to)}.");
            to = _jsonFormat;
        }

        string file = arguments.GetValue(_file)!;
        InputFile.Check(file);
        Predict(new PredictRequest<TFrom, TTo>(arguments.GetValue(_model)!, file, arguments.GetValue(_from), to, SharedOptions.ThreadsOf(arguments, _threads)), arguments, stop);
    }
}
