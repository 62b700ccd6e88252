using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tagging;

namespace DistillEmb.MLNet.Persistence;

/// <summary>The sections of a tagger, beside those of its encoder.</summary>
internal static class TaggerSections
{
    public const string Tags = "TAGS";
    public const string Shape = "LSTM";
    public const string Words = "FREQ";
    public const string Weights = "TAGW";

    private const int NoRules = 0; // Otherwise 1 + the scheme.

    public static void Write(SectionFile file, Tagger tagger)
    {
        EncoderSections.Write(file, tagger.Reader.Encoder);
        file.Add(Tags, writer => WriteTags(writer, tagger.Tags));
        file.Add(Shape, writer =>
        {
            writer.Write(tagger.Shape.Sentence.HiddenSize);
            writer.Write(tagger.Shape.Sentence.Layers);
        });
        if (tagger.Shape.Sentence.HasWords) file.Add(Words, writer => WriteWords(writer, tagger.Reader.Words, tagger.Shape.Sentence.WordSize));
        file.Add(Weights, writer => WeightSection.Write(writer, tagger.Weights));
    }

    public static Tagger Read(SectionFile file)
    {
        DistillEmbEncoder encoder = EncoderSections.Read(file);
        TagSet tags = file.Read(Tags, ReadTags);
        (int hidden, int layers) = file.Read(Shape, reader => (
            reader.ReadCount(BilstmShape.LargestHiddenSize, "numbers of the LSTM"), reader.ReadCount(BilstmShape.MostLayers, "layers of the LSTM")));
        (FrequentWords words, int size) = file.Has(Words) ? file.Read(Words, ReadWords) : (FrequentWords.None, 0);
        var shape = new TaggerShape(new SentenceShape(encoder.VectorSize, words.Rows, size, hidden, layers), tags.Count);
        return new Tagger(encoder, words, shape, tags, file.Read(Weights, reader => WeightSection.Read(reader, shape.DescribeTensors())));
    }

    private static void WriteTags(SectionWriter writer, TagSet tags)
    {
        writer.Write(tags.Rules is TagScheme scheme ? 1 + (int)scheme : NoRules);
        writer.Write(tags.Count);
        foreach (string name in tags.Names) writer.Write(name);
    }

    private static TagSet ReadTags(SectionReader reader)
    {
        int rules = reader.ReadInt32();
        string[] names = new string[reader.ReadCount(TagSet.MostTags, "tags")];
        for (int i = 0; i < names.Length; i++) names[i] = reader.ReadString();
        TagScheme? scheme = rules == NoRules ? null : (TagScheme)(rules - 1);
        if (scheme is not (null or TagScheme.Iob2 or TagScheme.Iobes)) throw new InvalidDataException($"The model's tags have rules of number {rules}, which this DistillEmb.MLNet does not know. Update the package.");
        if (scheme is not null && TagSet.RulesOf(names) != scheme) throw reader.Invalid($"the tags are not those of the scheme {scheme}");
        return new TagSet(names, scheme);
    }

    private static void WriteWords(SectionWriter writer, FrequentWords words, int size)
    {
        writer.Write(size);
        writer.Write(words.Count);
        int start = 0;
        foreach (int end in words.Ends)
        {
            writer.Write(end - start);
            start = end;
        }

        writer.Write(words.Spellings);
    }

    private static (FrequentWords Words, int Size) ReadWords(SectionReader reader)
    {
        int size = reader.ReadCount(SentenceShape.LargestWordSize, "numbers of a word");
        int count = reader.ReadCount(FrequentWords.MostWords, "words");
        int[] ends = ExactWordSection.Ends(reader.ReadArray<int>(count), reader);
        byte[] utf8 = reader.ReadArray<byte>(ends[^1]);
        if (ExactWordIndex.FaultOf(utf8, ends) is string fault) throw reader.Invalid(fault);
        return (FrequentWords.OfSpellings(utf8, ends), size);
    }
}
