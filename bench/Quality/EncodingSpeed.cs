using System.Diagnostics;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>speed --model ZIP --words VEC [--batch N]</c>: different words a second on one thread, best of five rounds after one to
/// warm up. The words are those of a vector file.
/// </summary>
internal static class EncodingSpeed
{
    private const string Usage = "speed --model ZIP --words VEC [--batch N]";
    private const int Rounds = 5;
    private const int MostWords = 20_000;

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "words", "batch"], []);
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(arguments.Required("model"));
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromFile(arguments.Required("words"), maxWords: MostWords)]);
        string[][] batches = [.. vocabulary.Words.Chunk(arguments.Number("batch", 512))];
        double best = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            foreach (string[] batch in batches) encoder.Embed(batch);
            double speed = vocabulary.Words.Count / clock.Elapsed.TotalSeconds;
            if (round > 0) best = Math.Max(best, speed);
        }

        Console.WriteLine(FormattableString.Invariant($"{best:F0} words/s, {vocabulary.Words.Count} different words, batches of {batches[0].Length}, {encoder.Architecture.Name}, {encoder.ParameterCount} parameters"));
        return 0;
    }
}
