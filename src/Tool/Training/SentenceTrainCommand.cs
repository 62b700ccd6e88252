using System.CommandLine;
using System.Diagnostics;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>The names of what is trained, in texts for people.</summary>
/// <param name="Product">What comes out.</param>
/// <param name="Rows">What the rows of its files are.</param>
/// <param name="Files">What a file holds.</param>
internal sealed record TrainingNames(string Product, string Rows, string Files);

/// <summary>Training of a network over rows of tokens: labelled files in, a model out. What the rows are is the derived command's.</summary>
internal abstract class SentenceTrainCommand<TOptions> : ToolCommand
    where TOptions : SentenceTrainingOptions, new()
{
    private readonly TrainingNames _names;
    private readonly Option<string[]> _train;
    private readonly Option<string[]> _dev;
    private readonly Option<string?> _encoder = new("--encoder") { Description = "The encoder to start from; without it, it starts at random.", HelpName = "model" };
    private readonly Option<string> _out = SharedOptions.Out("model (.zip)");
    private readonly Settings<TOptions> _settings = SentenceSettings.Create<TOptions>();
    private readonly Option[] _dataOptions;
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly TrainingDevice _device = new();
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <param name="description">What it does.</param>
    /// <param name="names">What it is called.</param>
    /// <param name="dataOptions">The options of how files are read.</param>
    /// <param name="examples">Command lines for the help.</param>
    protected SentenceTrainCommand(string description, TrainingNames names, Option[] dataOptions, params string[] examples)
        : base("train", description, examples)
    {
        _names = names;
        _dataOptions = dataOptions;
        _train = new Option<string[]>("--train") { Description = $"The {names.Rows} to train on: {names.Files}; plain or .gz. Several files, or a pattern such as '*/train.txt'.", HelpName = "file", Required = true, AllowMultipleArgumentsPerToken = true };
        _dev = new Option<string[]>("--dev") { Description = $"The {names.Rows} that choose the best epoch, in such files.", HelpName = "file", AllowMultipleArgumentsPerToken = true };
        foreach (Option option in new Option[] { _train, _dev, _encoder, _out }.Concat(dataOptions)) Options.Add(option);
        foreach (Option option in _settings.Options.Concat([_seed, .. _device.Options, _report, _json])) Options.Add(option);
    }

    /// <summary>The labelled rows of files: first those to train on, then those that choose the best epoch.</summary>
    protected abstract IDataView Load(MLContext mlContext, string[] paths, ParseResult arguments, TOptions options, CancellationToken stop);

    /// <summary>The step that makes the tokens of the rows; null where they come as tokens.</summary>
    protected virtual IEstimator<ITransformer>? Tokenizer(MLContext mlContext, ParseResult arguments, TOptions options) => null;

    /// <summary>The trainer, and the steps behind it that a program which loads the model asks for.</summary>
    protected abstract IEstimator<ITransformer> Trainer(MLContext mlContext, TOptions options);

    /// <summary>How good the model is on rows, and what a report says of it.</summary>
    protected abstract (Result Result, Action<ReportPage> Describe) Evaluate(MLContext mlContext, ITransformer model, IDataView rows);

    public override void Explain() => _settings.Explain();

    protected override string Worded(string message) => new Wording(_settings.Names).Of(message);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string output = arguments.GetValue(_out)!;
        string? report = arguments.GetValue(_report);
        OutputFile.Check("--out", output);
        OutputFile.Check("--report", report);
        var log = new TrainingLog(_names.Rows);
        var files = new MLContext();
        var options = new TOptions { Progress = log, CancellationToken = stop };
        _settings.Apply(arguments, options);
        options.Encoder = arguments.GetValue(_encoder) is string encoder ? ModelInput.Encoder(encoder, stop) : null;
        if (options.FreezeEncoder && options.Encoder is null) throw new UsageException("--frozen needs an encoder: give its model by --encoder.");
        Settings<TOptions>.Checked(() => Trainer(files, options)); // What is wrong is told before the files are read.
        IDataView train = Load(files, arguments.GetValue(_train)!, arguments, options, stop);
        IDataView? dev = arguments.GetValue(_dev) is { Length: > 0 } devFiles ? Load(files, devFiles, arguments, options, stop) : null;
        MLContext mlContext = _device.Start(arguments, arguments.GetValue(_seed), Worded);
        var clock = Stopwatch.StartNew();
        ITransformer? tokens = Tokenizer(mlContext, arguments, options)?.Fit(train);
        options.ValidationSet = dev is null || tokens is null ? dev : tokens.Transform(dev);
        ITransformer model = Settings<TOptions>.Checked(() => Trainer(mlContext, options)).Fit(tokens?.Transform(train) ?? train);
        if (tokens is not null) model = new TransformerChain<ITransformer>(tokens, model);
        log.Close();
        TrainedModel.Save(mlContext, model, train.Schema, output, log.Name(_names.Product, stop), clock.Elapsed);
        (Result result, Action<ReportPage> describe) = dev is null ? (new Result(), _ => { }) : Evaluate(mlContext, model, dev);
        result.Add("seconds", "seconds", Math.Round(clock.Elapsed.TotalSeconds, 1), "F1");
        result.Write(arguments.GetValue(_json));
        if (report is not null)
        {
            var page = new ReportPage($"Training of {Path.GetFileName(output)}");
            page.Add(dev is null ? "Result" : $"Result on dev {_names.Rows}", ResultHtml.Of(result));
            page.Add("Training", TrainingCurves.Of(log.Epochs));
            describe(page);
            page.Add("Settings", ResultHtml.Facts([new ResultFact("", "encoder", arguments.GetValue(_encoder) ?? "from a random start"), new ResultFact("", "seed", arguments.GetValue(_seed)), .. _dataOptions.SelectMany(option => Given(arguments, option)), .. _settings.Describe(options)]));
            page.Save(report);
        }

        log.ThrowIfDiverged();
    }

    private static IEnumerable<ResultFact> Given(ParseResult arguments, Option option) => arguments.GetResult(option) is not { Implicit: false } result
        ? []
        : [new ResultFact("", option.Name, result.Tokens.Count == 0 ? true : string.Join(' ', result.Tokens.Select(token => token.Value)))];
}
