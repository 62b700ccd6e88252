using DistillEmb.MLNet.Bench;

namespace DistillEmb.MLNet.Speed;

/// <summary>Sentences to apply a transformer to.</summary>
internal static class SpeedLines
{
    private const int SentenceLength = 20;

    /// <summary>The first lines of a corpus; without one, made-up sentences. A word that comes again is the same text in memory.</summary>
    public static TransformerSpeed.Line[] Take(string? corpus, int count)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        string Same(string word) => texts.TryGetValue(word, out string? same) ? same : texts[word] = word;
        if (corpus is not null)
            return [.. TransformerSpeed.Read(corpus).Take(count).Select(line => new TransformerSpeed.Line { Tokens = Array.ConvertAll(line.Tokens, Same) })];

        // Some words are far more frequent than others, as in a real text.
        string[] words = SpeedWords.Take(corpus: null, 50_000);
        var random = new Random(1);
        string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 4))];
        return [.. Enumerable.Range(0, count).Select(_ => new TransformerSpeed.Line { Tokens = [.. Enumerable.Range(0, SentenceLength).Select(_ => Word())] })];
    }
}
