using System.IO.Compression;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>A document and its topic, of a packed file with the header <c>label TAB text</c> and such a line a document.</summary>
internal sealed record TopicDocument(string Label, string[] Tokens)
{
    private const string Header = "label\ttext";

    private static readonly string[] TrainingParts = ["train", "train-headlines"];

    /// <summary>The documents of a part, of its file in a folder.</summary>
    public static TopicDocument[] ReadPart(string folder, string part) => [.. Read(Path.Combine(folder, $"{part}.tsv.gz"))];

    /// <summary>What there is to learn from: texts, then bare headlines.</summary>
    public static TopicDocument[] ReadTraining(string folder) => [.. TrainingParts.SelectMany(part => ReadPart(folder, part))];

    public static Predictions Score(IReadOnlyList<TopicDocument> documents, IReadOnlyList<string> predicted) =>
        new(documents.Zip(predicted, (document, label) => ((IReadOnlyList<string>)[document.Label], (IReadOnlyList<string>)[label])));

    public static IEnumerable<TopicDocument> Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        string? header = reader.ReadLine();
        if (header != Header) throw new InvalidDataException($"'{file}', line 1 is '{header}'; expected the header 'label', a tab, 'text'.");
        for (int number = 2; reader.ReadLine() is string line; number++)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0) throw new InvalidDataException($"'{file}', line {number} has {(tab < 0 ? "no tab" : "no label")}; expected a label, a tab and a text.");
            yield return new TopicDocument(line[..tab], [.. line[(tab + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(SplitPunctuation)]);
        }
    }

    // Latin punctuation inside a word belongs to it (abbreviations: ዓ.ም, ዶ/ር); Ethiopic punctuation always ends it.
    private static IEnumerable<string> SplitPunctuation(string word)
    {
        int first = 0;
        while (first < word.Length && char.IsPunctuation(word[first])) yield return word[first++].ToString();
        int end = word.Length;
        while (end > first && char.IsPunctuation(word[end - 1])) end--;
        for (int i = first; i < end; i++)
        {
            if (!IsEthiopicPunctuation(word[i])) continue;
            if (i > first) yield return word[first..i];
            yield return word[i].ToString();
            first = i + 1;
        }

        if (end > first) yield return word[first..end];
        for (int i = end; i < word.Length; i++) yield return word[i].ToString();
    }

    private static bool IsEthiopicPunctuation(char character) => character is >= '\u1360' and <= '\u1368';
}
