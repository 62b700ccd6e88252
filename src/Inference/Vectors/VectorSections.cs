using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.Network;

namespace DistillEmb.Vectors;

/// <summary>The sections of a table of words and vectors.</summary>
internal static class VectorSections
{
    public const string Words = "VOCA";
    public const string Ngrams = "NGRM";
    public const string Vectors = "VECT";

    /// <summary>The name of the entry in which a transformer keeps its table.</summary>
    public const string EntryName = "DistillEmbWords.bin";

    /// <summary>The table of a transformer, the first one of a pipeline. What the transformer keeps beside it are its columns.</summary>
    public static readonly ModelEntry<VectorTable> Entry = new("word vectors", EntryName, new HashSet<string>(["COLS", Words, Ngrams, Vectors]), (file, _) => Read(file));

    public static void Write(SectionFile file, VectorTable table)
    {
        file.Add(Words, writer =>
        {
            writer.Write(table.Index.Count);
            writer.Write<int>(Array.ConvertAll([.. Enumerable.Range(0, table.Index.Count)], word => table.Index[word].Length));
            writer.Write(table.Index.Spellings);
        });
        if (table.Ngrams is NgramTable ngrams)
        {
            file.Add(Ngrams, writer =>
            {
                foreach (int number in (ReadOnlySpan<int>)[ngrams.Shortest, ngrams.Longest, ngrams.Buckets, ngrams.Count]) writer.Write(number);
                writer.Write(ngrams.Keys);
            });
        }

        file.Add(Vectors, writer =>
        {
            writer.Write(table.Dimension);
            WeightSection.Write(writer, table.Weights);
        });
    }

    public static VectorTable Read(SectionFile file)
    {
        ExactWordIndex index = file.Read(Words, ReadWords);
        NgramTable? ngrams = file.Has(Ngrams) ? file.Read(Ngrams, ReadNgrams) : null;
        NetworkWeights weights = file.Read(Vectors, reader =>
        {
            int dimension = reader.ReadCount(VectorTable.LargestDimension, "values of a vector");
            return WeightSection.Read(reader, VectorTable.ShapesOf(index.Count, ngrams?.Count ?? 0, dimension));
        });
        return new VectorTable(index, ngrams, weights);
    }

    private static ExactWordIndex ReadWords(SectionReader reader)
    {
        int count = reader.ReadCount(VectorTable.MostWords, "words", sizeof(int) + 1);
        int[] ends = ExactWordSection.Ends(reader.ReadArray<int>(count), reader);
        byte[] utf8 = reader.ReadArray<byte>(ends[^1]);
        if (ExactWordIndex.FaultOf(utf8, ends, isAscending: false) is string fault) throw reader.Invalid(fault);
        var index = new ExactWordIndex(utf8, ends);
        return index.FirstRepeated() is int word and >= 0 ? throw reader.Invalid($"word {word} stands there twice") : index;
    }

    private static NgramTable ReadNgrams(SectionReader reader)
    {
        int shortest = reader.ReadCount(NgramTable.LongestNgram, "characters of the shortest n-gram");
        int longest = reader.ReadCount(NgramTable.LongestNgram, "characters of the longest n-gram");
        if (longest < shortest) throw reader.Invalid($"the longest n-gram has {longest} characters, the shortest {shortest}");
        int buckets = reader.ReadInt32();
        if (buckets is < 0 or > NgramTable.Most) throw reader.Invalid($"the number of buckets is {buckets}; expected 0 to {NgramTable.Most}");
        ulong[] keys = reader.ReadArray<ulong>(reader.ReadCount(NgramTable.Most, "n-grams", sizeof(ulong)));
        return NgramTable.FaultOf(keys, buckets) is string fault ? throw reader.Invalid(fault) : new NgramTable(shortest, longest, buckets, keys);
    }
}
