using System.Runtime.Intrinsics;
using DistillEmb.MLNet.Bench;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>training [--teacher FILE [--second FILE] --corpus FILE] [--rounds N] [--words N] [--cores 1|2]</c>: words a second in training, batches prepared
/// included, of the published program's structure in TorchSharp and of ours, on one core and on two. Contestants take turns,
/// so that what else the machine does falls on all of them; ratios are of medians. Without files, a made-up language is
/// learnt. On Linux, one core means that all threads of the process, the one that prepares batches too, share one.
/// </summary>
internal static class TrainingComparison
{
    public const string Usage = "training [--teacher FILE [--second FILE] --corpus FILE] [--rounds N] [--words N] [--cores 1|2]";

    private const int UsualRounds = 5;
    private const int UsualWords = 20_000;

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["teacher", "second", "corpus", "rounds", "words", "cores"], []);
        int rounds = arguments.Number("rounds", UsualRounds);
        int words = arguments.Number("words", UsualWords);
        int[] cores = arguments["cores"] is null ? [1, 2] : [arguments.Number("cores", 1)];
        TrainingMaterial material = arguments["teacher"] is string teacher
            ? TrainingMaterial.FromFiles(arguments["second"] is string second ? [teacher, second] : [teacher], arguments.Required("corpus"))
            : TrainingMaterial.MakeUp();
        Console.WriteLine(FormattableString.Invariant($"{material.Vocabulary.Words.Count} words, {material.TokenCount} tokens; {Environment.ProcessorCount} processors, vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits; the median of {rounds} rounds (least, most)"));

        ITrainingContestant[] contestants = TrainingContestants.All(material, words);
        foreach (int count in cores) Compare(contestants, rounds, count);
        return 0;
    }

    private static void Compare(ITrainingContestant[] contestants, int rounds, int cores)
    {
        bool pinned = Cores.Limit(cores);
        var pace = new Series[contestants.Length];
        var processor = new Series[contestants.Length];
        for (int i = 0; i < contestants.Length; i++) (pace[i], processor[i]) = (new Series(), new Series());
        var peak = new Series();
        for (int round = 0; round < rounds; round++)
        {
            peak.Add(FmaPeak.Measure(cores));
            for (int i = 0; i < contestants.Length; i++)
            {
                TrainingPace measured = contestants[i].Measure(cores);
                pace[i].Add(measured.WordsPerSecond);
                processor[i].Add(measured.WordsPerProcessorSecond);
            }
        }

        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"{cores} thread(s){(pinned ? "" : ", not pinned")}; FMA peak {peak:F1} GFLOP/s"));
        Console.WriteLine("| | words/s | of the first | words a second of processor time | of the first | multiply-adds a word: network / all | GFLOP/s: network / all | of the peak |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < contestants.Length; i++)
        {
            TrainingArithmetic work = contestants[i].Arithmetic;
            double network = 2e-9 * work.Network * pace[i].Median;
            double all = 2e-9 * work.All * pace[i].Median;
            Console.WriteLine(FormattableString.Invariant($"| {contestants[i].Name} | {pace[i]:F0} | {pace[i].Median / pace[0].Median:F2} | {processor[i]:F0} | {processor[i].Median / processor[0].Median:F2} | {work.Network / 1e6:F2} M / {work.All / 1e6:F2} M | {network:F1} / {all:F1} | {all / peak.Median:P0} |"));
        }
    }
}
