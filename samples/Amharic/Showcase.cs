using System.Diagnostics;
using DistillEmb;
using DistillEmb.MLNet;

namespace Amharic;

/// <summary>What the saved model can do, told on the console.</summary>
internal static class Showcase
{
    private const int Words = 10;
    private const int Neighbors = 5;
    private const int ShortestWord = 4;
    private const int WordsToTime = 50_000;

    public static void Show(TrainingSource source, string modelPath)
    {
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(source.TeacherFiles.Select(file => Teacher.FromFile(file)));
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(modelPath);
        Console.WriteLine(FormattableString.Invariant($"{encoder.ParameterCount:N0} parameters for {vocabulary.Words.Count:N0} teacher words, and for every other word.\n"));

        Console.WriteLine("Test words, which training never saw: where is a word's own teacher vector among all of them?");
        foreach (RetrievalMetrics metrics in new RetrievalEvaluator(vocabulary).Evaluate(encoder)) Console.WriteLine($"  {metrics}");

        string[] unseen = [.. UnseenWords(source, vocabulary)];
        Console.WriteLine("\nWords that no teacher holds, and their nearest teacher words:");
        WordIndex index = encoder.CreateIndex(vocabulary.Words);
        foreach (string word in Spread(unseen, Words))
            Console.WriteLine($"  {word,-14} {string.Join("  ", index.FindNeighbors(word, Neighbors).Select(neighbor => FormattableString.Invariant($"{neighbor.Word} {neighbor.Similarity:F2}")))}");

        string sentence = source.ReadSentences().First();
        AmharicModel.ModelOutput output = AmharicModel.Predict(new AmharicModel.ModelInput { Text = sentence });
        Console.WriteLine($"\nThe zip in a fresh MLContext: {output.Tokens.Length} tokens of \"{sentence}\" became {output.Vectors.Length} numbers.");
        Console.WriteLine(FormattableString.Invariant($"Speed on one thread: {Speed(encoder, vocabulary.Words.Concat(unseen)):N0} different words a second, one model loaded in {LoadTime(modelPath).TotalMilliseconds:F0} ms."));
    }

    /// <summary>The most frequent words of the corpus that no teacher holds, numbers and punctuation left out.</summary>
    private static IEnumerable<string> UnseenWords(TrainingSource source, TeacherVocabulary vocabulary)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string token in source.ReadSentences().SelectMany(sentence => sentence.Split(' ')))
        {
            if (token.Length >= ShortestWord && token.All(char.IsLetter) && !vocabulary.Contains(token))
                counts[token] = counts.GetValueOrDefault(token) + 1;
        }

        return counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
    }

    // Equally frequent words are in the order of the alphabet: a few from all over it say more than its beginning.
    private static IEnumerable<string> Spread(string[] words, int count)
    {
        int among = Math.Min(words.Length, count * 100);
        return Enumerable.Range(0, Math.Min(count, among)).Select(i => words[(int)((long)i * among / count)]);
    }

    private static double Speed(DistillEmbEncoder encoder, IEnumerable<string> words)
    {
        string[] some = [.. words.Take(WordsToTime)];
        encoder.Embed(some); // Once for the just-in-time compiler.
        var clock = Stopwatch.StartNew();
        encoder.Embed(some);
        return some.Length / clock.Elapsed.TotalSeconds;
    }

    private static TimeSpan LoadTime(string modelPath)
    {
        var clock = Stopwatch.StartNew();
        DistillEmbEncoder.Load(modelPath);
        return clock.Elapsed;
    }
}
