using System.Text;

namespace DistillEmb.MLNet.Training.Tests.Teachers.FastText;

/// <summary>A small fastText model, written value by value from the description of its format, and its vectors computed in the plainest way.</summary>
internal sealed class FastTextModelFile
{
    public int Magic { get; init; } = 793712314;

    public int Version { get; init; } = 12;

    public int Dimension { get; init; } = 3;

    /// <summary>CBOW 1, skip-gram 2, a classifier 3.</summary>
    public int Kind { get; init; } = 2;

    public int Buckets { get; init; } = 50;

    public int ShortestNgram { get; init; } = 2;

    public int LongestNgram { get; init; } = 4;

    public IReadOnlyList<byte[]> Words { get; init; } = [.. new[] { "</s>", "ሰላም", "ababab", "buna", "a", "ቡና" }.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The buckets that are left of a pruned model; null of one that is not.</summary>
    public IReadOnlyList<int>? Pruned { get; init; }

    public bool IsQuantized { get; init; }

    /// <summary>A value of the input matrix that is another one than chance gives.</summary>
    public (int Row, float Value)? Odd { get; init; }

    /// <summary>Where the whole file stands announced: changes to what the header says, the body stays.</summary>
    public int? AnnouncedSize { get; init; }

    public long? AnnouncedPruned { get; init; }

    public (long Rows, long Columns)? AnnouncedMatrix { get; init; }

    public int Rows => Words.Count + (Pruned?.Count ?? Buckets);

    public float[][] Matrix()
    {
        var random = new Random(7);
        float[][] matrix = [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, Math.Clamp(Dimension, 0, 1000)).Select(_ => (random.NextSingle() * 2) - 1).ToArray())];
        if (Odd is { } odd) matrix[odd.Row][^1] = odd.Value;
        return matrix;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Version);
        WriteArguments(writer);
        writer.Write(AnnouncedSize ?? (Words.Count + Labels.Count));
        writer.Write(Words.Count);
        writer.Write(Labels.Count);
        writer.Write(1234L);
        writer.Write(AnnouncedPruned ?? Pruned?.Count ?? -1L);
        foreach (byte[] word in Words) WriteEntry(writer, word, kind: 0);
        foreach (string label in Labels) WriteEntry(writer, Encoding.UTF8.GetBytes(label), kind: 1);
        for (int i = 0; i < (Pruned?.Count ?? 0); i++)
        {
            writer.Write(Pruned![i]);
            writer.Write(i);
        }

        writer.Write(IsQuantized);
        writer.Write(AnnouncedMatrix?.Rows ?? Rows);
        writer.Write(AnnouncedMatrix?.Columns ?? Dimension);
        foreach (float value in Matrix().SelectMany(row => row)) writer.Write(value);
        writer.Write(false); // The output matrix, which no vector depends on, is left out.
        return stream.ToArray();
    }

    /// <summary>The vector of a word: the mean of the rows of the word, if it is stored, and of its n-grams.</summary>
    public float[] VectorOf(string word)
    {
        int stored = Words.ToList().FindIndex(bytes => bytes.SequenceEqual(Encoding.UTF8.GetBytes(word)));
        List<int> rows = stored >= 0 ? [stored] : [];
        if (word != "</s>") rows.AddRange(Ngrams(word).Select(RowOf).OfType<int>());
        float[][] matrix = Matrix();
        return [.. Enumerable.Range(0, Dimension).Select(i => (float)rows.Average(row => (double)matrix[row][i]))];
    }

    private IEnumerable<string> Ngrams(string word)
    {
        string[] letters = [.. $"<{word}>".EnumerateRunes().Select(rune => rune.ToString())];
        return from length in Enumerable.Range(ShortestNgram, Math.Max(0, LongestNgram - ShortestNgram + 1))
               from start in Enumerable.Range(0, Math.Max(0, letters.Length - length + 1))
               let ngram = string.Concat(letters.Skip(start).Take(length))
               where length > 1 || (start > 0 && start < letters.Length - 1)
               select ngram;
    }

    private int? RowOf(string ngram)
    {
        uint hash = 2166136261;
        foreach (byte value in Encoding.UTF8.GetBytes(ngram)) hash = unchecked((hash ^ (value < 128 ? value : value | 0xFFFFFF00)) * 16777619);
        int bucket = (int)(hash % Buckets);
        if (Pruned is null) return Words.Count + bucket;
        int kept = Pruned.ToList().IndexOf(bucket);
        return kept < 0 ? null : Words.Count + kept;
    }

    private void WriteArguments(BinaryWriter writer)
    {
        foreach (int value in (int[])[Dimension, 5, 5, 1, 5, 1, 2, Kind, Buckets, ShortestNgram, LongestNgram, 100]) writer.Write(value);
        writer.Write(1e-4);
    }

    private static void WriteEntry(BinaryWriter writer, byte[] word, byte kind)
    {
        writer.Write(word);
        writer.Write((byte)0);
        writer.Write(17L);
        writer.Write(kind);
    }
}
