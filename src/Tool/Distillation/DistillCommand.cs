using System.CommandLine;
using System.Diagnostics;
using DistillEmb.Encoder;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.MLNet.Tool.Training;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary><c>distill</c>: teachers in, an encoder out.</summary>
internal sealed class DistillCommand : ToolCommand
{
    private readonly Option<string[]> _teachers = SharedOptions.Teachers(required: false);
    private readonly Option<int> _maxWords = SharedOptions.MaxWords("of each teacher");
    private readonly CorpusOptions _corpus = new(
        "A text: where no teacher is given, two are trained from it, one of words and one of words and their n-grams. Where some are, it tells which words are frequent (--exact-words, --frequency-weight) and stand together (--mining), tokenised as the teachers' corpus was. A file, a folder of files, or a pattern; plain or packed (gzip, bzip2, xz, zstd, zip); - for standard input. [default: the order of the first teacher's words]",
        required: false);
    private readonly Option<(int Shortest, int Longest)> _subwords = NgramRange.Option("Where teachers are trained: characters of the shortest and the longest n-gram of the second one. [default: 2-5]");
    private readonly Settings<WordVectorOptions> _vectors = VectorSettings.CreateForTeachers();
    private readonly Option<string> _out = SharedOptions.Out("model (.zip)");
    private readonly NetworkOptions _network = new();
    private readonly Option<bool> _published = new("--published") { Description = "The recipe of the published method, with its small network or that of --size; other options change it." };
    private readonly Option<string?> _continue = new("--continue-from") { Description = "An encoder whose weights training starts from.", HelpName = "model" };
    private readonly Settings<DistillEmbOptions> _settings = DistillSettings.Create();
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly TrainingDevice _device = new();
    private readonly Option<string?> _report = SharedOptions.Report();
    private readonly Option<bool> _json = SharedOptions.Json();

    public DistillCommand()
        : base(
            "distill",
            "Distils teachers' vectors into an encoder. Ctrl+C saves the best so far.",
            "distillemb distill --corpus raw.txt.gz --out am.zip",
            "distillemb distill --teacher word2vec.vec.gz --teacher fasttext.vec.gz --out am.zip --report am.html",
            "distillemb distill --teacher w2v=a.bin --corpus corpus.txt --out am.zip --epochs 60 --exact-words 10000 --resume am.checkpoint",
            "distillemb distill --published --size medium --teacher a.vec --teacher b.vec --corpus corpus.txt --out published.zip")
    {
        foreach (Option option in (Option[])[_teachers, _maxWords, .. _corpus.Options, _out, _network.Named, _published, _continue]) Options.Add(option);
        foreach (Option option in (Option[])[.. _settings.Options, .. _network.Sizes, _subwords, .. _vectors.Options, _seed, .. _device.Options, _report, _json]) Options.Add(option);
    }

    public override void Explain()
    {
        _settings.Explain();
        _network.Explain();
        _vectors.Explain();
    }

    protected override string Worded(string message) => new Wording([.. _settings.Names, .. _network.Names, .. _vectors.Names, .. CorpusOptions.Names, Wording.MaxWords]).Of(message);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string output = arguments.GetValue(_out)!;
        string? report = arguments.GetValue(_report);
        OutputFile.Check("--out", output);
        OutputFile.Check("--report", report);
        var vectors = new WordVectorOptions { Seed = arguments.GetValue(_seed), Progress = new VectorProgress() };
        _vectors.Apply(arguments, vectors);
        using TextFiles? text = _corpus.Read(arguments, vectors.TemporaryFolderPath);
        Teacher[] teachers = TeacherFiles.Parse(arguments.GetValue(_teachers) ?? [], arguments.GetValue(_maxWords), report is null ? null : "--report");
        CheckSources(arguments, teachers, text);
        var log = new TrainingLog("words");
        DistillEmbOptions options = OptionsOf(arguments, log, stop);
        foreach (Teacher teacher in teachers) options.Teachers.Add(teacher);
        if (text is null && options.Mining != NegativeMining.None) throw new UsageException("--corpus is missing: the hard negatives of --mining window, and so of --published, are searched in it.");
        if (options.ContinueFrom is not null) CheckContinuation(arguments, options, options.ContinueFrom);
        MLContext mlContext = _device.Start(arguments, arguments.GetValue(_seed), Worded);
        IDataView corpus = CorpusFile.Load(mlContext, text, stop);
        var clock = Stopwatch.StartNew();
        Settings<DistillEmbOptions>.Checked(() => mlContext.Transforms.DistillEmbed("Features", "Tokens", options)); // What is wrong is told before anything is read.
        if (text is not null) Console.Error.WriteLine(Worded(text.Finding(stop)));
        options.Tokenizer = text?.TokenizerOf(stop);
        using TrainedTeachers? trained = teachers.Length == 0 ? Train(arguments, text!, vectors, options, stop) : null;
        foreach (Teacher teacher in trained?.Teachers ?? []) options.Teachers.Add(teacher);
        DistillEmbTransformer model = Settings<DistillEmbOptions>.Checked(() => mlContext.Transforms.DistillEmbed("Features", "Tokens", options)).Fit(corpus);
        log.Close();
        TrainedModel.Save(mlContext, model, corpus.Schema, output, log.Name("Encoder", stop), clock.Elapsed);
        Result result = ResultOf(model.Encoder, log, clock.Elapsed);
        result.Write(arguments.GetValue(_json));
        if (report is not null) Report(report, output, model.Encoder, options, log, result);
        log.ThrowIfDiverged();
    }

    private void CheckSources(ParseResult arguments, Teacher[] teachers, TextFiles? text)
    {
        if (teachers.Length == 0 && text is null) throw new UsageException("There is nothing to distil: give files of vectors by --teacher, or a text that teachers are trained from by --corpus.");
        if (_corpus.IsStandardInput(arguments) && TeacherFiles.AreOnStandardInput(arguments.GetValue(_teachers) ?? []))
            throw new UsageException("--teacher and --corpus are both to come from standard input, which is one; give a file.");
        string? given = _vectors.FirstGiven(arguments) ?? (arguments.GetResult(_subwords) is { Implicit: false } ? NgramRange.Name : null);
        if (teachers.Length > 0 && given is not null) throw new UsageException($"{given} is for teachers that are trained from --corpus; here --teacher gives them.");
    }

    private TrainedTeachers Train(ParseResult arguments, TextFiles text, WordVectorOptions vectors, DistillEmbOptions options, CancellationToken stop)
    {
        (vectors.ShortestNgram, vectors.LongestNgram) = arguments.GetValue(_subwords);
        Settings<WordVectorOptions>.Checked(() => { vectors.Check(); return vectors; });
        TrainedTeachers trained = TrainedTeachers.Train(text, vectors, options.CheckpointPath, stop);
        foreach (string message in trained.Messages) Console.Error.WriteLine(Worded(message));
        stop.ThrowIfCancellationRequested();
        return trained;
    }

    private DistillEmbOptions OptionsOf(ParseResult arguments, TrainingLog log, CancellationToken stop)
    {
        bool published = arguments.GetValue(_published);
        EncoderArchitecture architecture = _network.Read(arguments, published ? NetworkSize.Small : NetworkSize.Positional);
        DistillEmbOptions options = !published ? new DistillEmbOptions { Architecture = architecture }
            : architecture is PublishedArchitecture network ? DistillEmbOptions.Published(network)
            : throw new UsageException("--published has networks of its own: --size small, medium or large.");
        _settings.Apply(arguments, options);
        if (options.FusedDimension is not null && !_settings.IsGiven(arguments, DistillSettings.Heads)) options.HeadLayout = HeadLayout.Fused;
        options.ContinueFrom = arguments.GetValue(_continue) is string encoder ? ModelInput.Encoder(encoder, stop) : null;
        options.Progress = log;
        options.CancellationToken = stop;
        return options;
    }

    // The library takes a default for what the encoder is to decide; here it is known what was asked for.
    private void CheckContinuation(ParseResult arguments, DistillEmbOptions options, DistillEmbEncoder encoder)
    {
        if (_network.IsNamed(arguments) && options.Architecture == EncoderArchitecture.Positional && encoder.Architecture is not PositionalArchitecture)
            throw new UsageException($"--size is positional, but the network of --continue-from is {encoder.Architecture.Name}; it must be equal, or left out.");
        bool isShared = EncoderHead.PlacesOf(encoder.Heads).Length < encoder.Heads.Count;
        bool isFused = encoder.Space?.Kind == TeacherSpaceKind.Fused;
        if ((isShared || isFused) && options.HeadLayout == HeadLayout.PerTeacher && _settings.IsGiven(arguments, DistillSettings.Heads))
            throw new UsageException($"{DistillSettings.Heads} is {Choice.NameOf(options.HeadLayout)}, but that of --continue-from is {Choice.NameOf(isFused ? HeadLayout.Fused : HeadLayout.Shared)}; it must be equal, or left out.");
    }

    private void Report(string path, string model, DistillEmbEncoder encoder, DistillEmbOptions options, TrainingLog log, Result result)
    {
        // Not stopped by the Ctrl+C that stopped the training.
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(options.Teachers, CancellationToken.None);
        string[] unseen = [.. vocabulary.WordsOf(WordSubset.Test)];
        var page = new ReportPage($"Distillation of {Path.GetFileName(model)}");
        page.Add("Result", ResultHtml.Of(result));
        if (unseen.Length > 0) page.Add("Words that training never saw", ResultHtml.Table(RetrievalTable.Of("test", FormattableString.Invariant($"Test words, searched among {vocabulary.Words.Count:N0}:"), new RetrievalEvaluator(vocabulary).Evaluate(encoder))), EncoderReport.NeighborsOf(encoder, unseen, vocabulary.Words));
        page.Add("Training", TrainingCurves.Of(log.Epochs));
        page.Add("A map of frequent words", EncoderReport.MapOf(encoder, vocabulary.Words));
        page.Add("Settings", ResultHtml.Facts([.. options.Teachers.Select(teacher => new ResultFact("", "teacher", teacher.Name)), new ResultFact("", "network", encoder.Architecture.Name), new ResultFact("", "seed", encoder.Properties["seed"]), .. _settings.Describe(options), .. _network.Describe(encoder.Architecture)]));
        page.Save(path);
    }

    private static Result ResultOf(DistillEmbEncoder encoder, TrainingLog log, TimeSpan elapsed)
    {
        var result = new Result();
        result.Add("parameters", "parameters", encoder.ParameterCount, "N0");
        result.Add("vectorSize", "dimension of a vector", encoder.VectorSize);
        if (encoder.ExactWordCount > 0) result.Add("exactWords", "exact words", encoder.ExactWordCount, "N0");
        result.Add("bestEpoch", "best epoch", encoder.Properties["epoch"]);
        result.Add("seconds", "seconds", Math.Round(elapsed.TotalSeconds, 1), "F1");
        if (log.BestDev is not null) result.Tables.Add(RetrievalTable.Of("dev", "Held-out dev words, which chose the epoch:", log.BestDev));
        return result;
    }
}
