using System.CommandLine;
using System.Diagnostics;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary><c>vectors</c>: a corpus in, word vectors out.</summary>
internal sealed class VectorsCommand : ToolCommand
{
    private readonly CorpusOptions _corpus = new("The text that vectors are trained from: a file, a folder of files, or a pattern; plain or packed (gzip, bzip2, xz, zstd, zip); - for standard input.", required: true);
    private readonly Option<string> _out = SharedOptions.Out("file of vectors (text; word2vec's binary format where its name ends in .bin)");
    private readonly Option<(int Shortest, int Longest)> _subwords = NgramRange.Option("Characters of the shortest and the longest n-gram with a vector of its own, as in fastText's model: 2-5. [default: words alone, as in word2vec's]");
    private readonly Settings<WordVectorOptions> _settings = VectorSettings.Create();
    private readonly Option<bool> _json = SharedOptions.Json();

    public VectorsCommand()
        : base(
            "vectors",
            "Trains word vectors from text: skip-gram with negative sampling. Ctrl+C saves what there is after the first epoch.",
            "distillemb vectors --corpus corpus.txt.gz --out word2vec.vec",
            "distillemb vectors --corpus texts --text raw --subwords 2-5 --dimension 300 --out fasttext.bin --resume fasttext.checkpoint")
    {
        foreach (Option option in (Option[])[.. _corpus.Options, _out, _subwords, .. _settings.Options, _json]) Options.Add(option);
    }

    public override void Explain() => _settings.Explain();

    protected override string Worded(string message) => new Wording(_settings.Names).Of(message);

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string output = arguments.GetValue(_out)!;
        OutputFile.Check("--out", output);
        var options = new WordVectorOptions { Progress = new VectorProgress(), CancellationToken = stop };
        _settings.Apply(arguments, options);
        using TextFiles corpus = _corpus.Read(arguments, options.TemporaryFolderPath)!;
        (options.ShortestNgram, options.LongestNgram) = arguments.GetValue(_subwords);
        var clock = Stopwatch.StartNew();
        Console.Error.WriteLine(Worded(corpus.Finding(stop)));
        using TrainedWordVectors vectors = Settings<WordVectorOptions>.Checked(() => WordVectorTraining.Train(corpus, options));
        Console.Error.WriteLine(vectors.Census);
        foreach (string message in vectors.Messages) Console.Error.WriteLine(Worded(message));
        if (output.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) vectors.SaveBinary(output);
        else vectors.SaveText(output);
        Console.Error.WriteLine($"{(stop.IsCancellationRequested ? "Stopped; what was trained so far is" : "The vectors are")} in {output} ({OutputFile.SizeOf(output)}).");
        var result = new Result();
        result.Add("words", "words", vectors.Count, "N0");
        result.Add("dimension", "dimension of a vector", vectors.Dimension);
        result.Add("tokens", "tokens of the corpus", vectors.Census.Tokens, "N0");
        result.Add("coverage", "share of them that the words cover", Math.Round(vectors.Census.Coverage, 4));
        result.Add("seconds", "seconds", Math.Round(clock.Elapsed.TotalSeconds, 1), "F1");
        result.Write(arguments.GetValue(_json));
    }
}
