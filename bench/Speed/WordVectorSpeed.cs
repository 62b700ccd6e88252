using System.Diagnostics;
using System.Globalization;
using DistillEmb.MLNet.Bench;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>vectors --corpus FILE [--ngrams S-L] [--dimension N] [--epochs N] [--seed N] [--threads N] [--held-out PERCENT] [--out VEC]</c>: word vectors trained from a corpus, and what that took. <c>bench/wordvectors.sh</c> compares it with fastText.
/// </summary>
internal static class WordVectorSpeed
{
    public const string Usage = "vectors --corpus FILE [--ngrams S-L] [--dimension N] [--epochs N] [--minimum N] [--seed N] [--threads N] [--held-out PERCENT] [--out VEC]";

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["corpus", "ngrams", "dimension", "epochs", "minimum", "seed", "threads", "held-out", "out"], []);
        int[] ngrams = [.. (arguments["ngrams"] ?? "0-0").Split('-').Select(length => int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw arguments.Fault("--ngrams has the form 3-6."))];
        if (ngrams.Length != 2) throw arguments.Fault("--ngrams has the form 3-6.");
        var usual = new WordVectorOptions();
        var options = new WordVectorOptions
        {
            ShortestNgram = ngrams[0],
            LongestNgram = ngrams[1],
            Dimension = arguments.Number("dimension", usual.Dimension),
            Epochs = arguments.Number("epochs", 5),
            MinimumCount = arguments.Number("minimum", 5),
            Seed = arguments.Number("seed", usual.Seed),
            Threads = arguments.Number("threads", 1),
            HeldOutShare = arguments.Number("held-out", 0, least: 0) / 100.0,
            Progress = new Epochs(),
        };
        var clock = Stopwatch.StartNew();
        using TrainedWordVectors vectors = TrainedWordVectors.Train(arguments.Required("corpus"), options);
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant(
            $"{process.TotalProcessorTime.TotalSeconds:F2} s of processor time, {clock.Elapsed.TotalSeconds:F2} s, peak {process.PeakWorkingSet64 >> 20} MB: {vectors.Census}"));
        foreach (string? message in vectors.Messages.Prepend(vectors.Reading)) Console.WriteLine(message);
        if (arguments["out"] is string path) vectors.SaveText(path);
        return 0;
    }

    private sealed class Epochs : IProgress<WordVectorProgress>
    {
        private int _epoch;
        private WordVectorProgress? _last;

        public void Report(WordVectorProgress value)
        {
            if (value.Epoch != _epoch && _last is not null) Tell(_last);
            (_epoch, _last) = (value.Epoch, value);
            if (value.Step == value.Steps) Tell(value);
        }

        private static void Tell(WordVectorProgress value) =>
            Console.Error.WriteLine(FormattableString.Invariant($"epoch {value.Epoch}: loss {value.Loss:F4}, held out {value.HeldOutLoss:F4}, {value.TokensPerSecond:F0} tokens a second"));
    }
}
