namespace DistillEmb.MLNet.SkipGram;

/// <summary>A temporary file of words in the order of their bytes, each with its count.</summary>
internal static class WordRun
{
    private const int BufferSize = 1 << 16;

    public static void Write(string path, IEnumerator<CountedWord> words)
    {
        using var writer = new BinaryWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize));
        while (words.MoveNext())
        {
            writer.Write7BitEncodedInt(words.Current.Word.Length + 1);
            writer.Write(words.Current.Word);
            writer.Write7BitEncodedInt64(words.Current.Count);
        }

        writer.Write7BitEncodedInt(0);
    }

    public static IEnumerator<CountedWord> Read(string path)
    {
        using var reader = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan));
        while (reader.Read7BitEncodedInt() is int length and > 0) yield return new CountedWord(reader.ReadBytes(length - 1), reader.Read7BitEncodedInt64());
    }
}
