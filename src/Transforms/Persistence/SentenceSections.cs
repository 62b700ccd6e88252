using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Persistence;

/// <summary>The sections of a network that reads rows of tokens, its encoder's among them, but for its weights.</summary>
internal static class SentenceSections
{
    public const string Shape = "LSTM";
    public const string Words = "FREQ";

    /// <summary>The names of all of them.</summary>
    public static readonly string[] Names = [Shape, Words, .. EncoderSections.Names];

    public static void Write(SectionFile file, SentenceReader network)
    {
        EncoderSections.Write(file, network.Encoder);
        file.Add(Shape, writer =>
        {
            writer.Write(network.Shape.HiddenSize);
            writer.Write(network.Shape.Layers);
        });
        if (network.Shape.HasWords) file.Add(Words, writer => WriteWords(writer, network.Words, network.Shape.WordSize));
    }

    public static (DistillEmbEncoder Encoder, FrequentWords Words, SentenceShape Shape) Read(SectionFile file)
    {
        DistillEmbEncoder encoder = EncoderSections.Read(file);
        (int hidden, int layers) = file.Read(Shape, reader => (
            reader.ReadCount(BilstmShape.LargestHiddenSize, "numbers of the LSTM"), reader.ReadCount(BilstmShape.MostLayers, "layers of the LSTM")));
        (FrequentWords words, int size) = file.Has(Words) ? file.Read(Words, ReadWords) : (FrequentWords.None, 0);
        return (encoder, words, new SentenceShape(encoder.VectorSize, words.Rows, size, hidden, layers));
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
