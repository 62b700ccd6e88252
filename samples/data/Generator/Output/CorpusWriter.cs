using DistillEmb.MLNet.Samples.Generator.Grammar;

namespace DistillEmb.MLNet.Samples.Generator.Output;

/// <summary>The corpus: a sentence a line, no sentence twice.</summary>
internal static class CorpusWriter
{
    private const int SentenceCount = 8_000;
    private const ulong Seed = 20_17;

    /// <summary>Writes the corpus and returns its sentences.</summary>
    public static HashSet<string> Write(string folder)
    {
        SentenceMaker maker = new(Seed, withKeptBack: false);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<string> lines = [];
        while (lines.Count < SentenceCount)
        {
            string line = string.Join(' ', maker.Next().Select(token => token.Text));
            if (seen.Add(line))
            {
                lines.Add(line);
            }
        }

        TextFile.Write(Path.Combine(folder, "amharic", "corpus.txt"), lines);
        return seen;
    }
}
