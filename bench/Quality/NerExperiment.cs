using System.Diagnostics;
using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>ner --data DIR [options]</c>: trains a tagger on <c>DIR/train.txt</c>, chooses the epoch by <c>dev.txt</c>, and prints span F1 on dev after
/// every epoch and all scores on <c>test.txt</c>. DIR with a <c>*</c> in it stands for several folders, trained together and tested each by itself;
/// the training sentences of the one that <c>--again</c> names come twice.
/// </summary>
internal static class NerExperiment
{
    private const string Usage = $"ner --data DIR [--again NAME] {SentenceArguments.Usage}";

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["data", "again", .. SentenceArguments.Options], SentenceArguments.Flags);
        string folder = arguments.Required("data");
        var mlContext = new MLContext(arguments.Number("seed", 1));
        var conll = new ConllOptions { TagsColumnName = "Label" };
        var options = new DistillEmbNerOptions { ValidationSet = Read(folder, "dev"), CancellationToken = cancellation };
        arguments.Apply(options);
        string[] folders = FoldersOf(folder);
        if (arguments["again"] is string name && !folders.Any(own => Path.GetFileName(own) == name)) throw arguments.Fault($"--again is '{name}', which is no folder of '{folder}'.");
        IDataView train = mlContext.Data.LoadFromConllFile(folders.SelectMany(own => Enumerable.Repeat((Path.Combine(own, "train.txt"), Path.GetFileName(own)), Path.GetFileName(own) == arguments["again"] ? 2 : 1)), conll);
        if (arguments.Number("share", 100) < 100) train = mlContext.Data.TrainTestSplit(train, testFraction: 1 - (arguments.Number("share", 100) / 100.0)).TrainSet;
        DistillEmbNerTransformer model = mlContext.MulticlassClassification.Trainers.DistillEmbNer(options).Fit(train);
        if (arguments["output"] is string output) mlContext.Model.SaveAtomically(model, train.Schema, output);
        Console.WriteLine(FormattableString.Invariant($"dev F1 {Evaluate(options.ValidationSet).F1:P2}"));
        foreach (string own in folders)
        {
            var clock = Stopwatch.StartNew();
            NerMetrics metrics = Evaluate(Read(own, "test"));
            string score = FormattableString.Invariant($"test F1 {metrics.F1:P2} ({metrics.TokenCount / clock.Elapsed.TotalSeconds:F0} tokens/s)");
            Console.WriteLine(folders.Length == 1 ? $"{score}\n{metrics}" : FormattableString.Invariant($"{Path.GetFileName(own)} {score}, dev F1 {Evaluate(Read(own, "dev")).F1:P2}"));
        }

        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"peak memory {process.PeakWorkingSet64 / 1e6:F0} MB"));
        return 0;

        IDataView Read(string from, string part) => mlContext.Data.LoadFromConllFile(Path.Combine(from, $"{part}.txt"), conll);

        NerMetrics Evaluate(IDataView data) => mlContext.MulticlassClassification.EvaluateNer(model.Transform(data));
    }

    private static string[] FoldersOf(string pattern) => pattern.Contains('*', StringComparison.Ordinal)
        ? [.. Directory.GetDirectories(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern)).Where(folder => File.Exists(Path.Combine(folder, "test.txt"))).Order(StringComparer.Ordinal)]
        : [pattern];
}
