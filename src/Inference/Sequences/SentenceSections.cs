using DistillEmb.Encoder;
using DistillEmb.Files;

namespace DistillEmb.Sequences;

/// <summary>The sections of a network that reads rows of tokens, its encoder's among them, but for its weights.</summary>
internal static class SentenceSections
{
    public const string Shape = "LSTM";
    public const string Words = "FREQ";
    public const string WordShapes = "FORM";

    /// <summary>The names of all of them.</summary>
    public static readonly string[] Names = [Shape, Words, WordShapes, .. EncoderSections.Names];

    public static void Write(SectionFile file, SentenceBilstm network)
    {
        EncoderSections.Write(file, network.Encoder);
        file.Add(Shape, writer =>
        {
            writer.Write(network.Shape.HiddenSize);
            writer.Write(network.Shape.Layers);
        });
        Write(file, Words, network.Tables.Words, network.Shape.Words);
        Write(file, WordShapes, network.Tables.Shapes, network.Shape.WordShapes);
    }

    public static (DistillEmbEncoder Encoder, TokenTables Tables, SentenceShape Shape) Read(SectionFile file)
    {
        DistillEmbEncoder encoder = EncoderSections.Read(file);
        (int hidden, int layers) = file.Read(Shape, reader => (
            reader.ReadCount(BilstmShape.LargestHiddenSize, "values of the LSTM"), reader.ReadCount(BilstmShape.MostLayers, "layers of the LSTM")));
        (FrequentWords words, TableShape wordTable) = Read(file, Words);
        (FrequentWords shapes, TableShape shapeTable) = Read(file, WordShapes);
        return (encoder, new TokenTables(words, shapes), new SentenceShape(encoder.VectorSize, wordTable, shapeTable, hidden, layers));
    }

    private static void Write(SectionFile file, string name, FrequentWords words, TableShape table)
    {
        if (table.IsPresent) file.Add(name, writer => WriteWords(writer, words, table.Size));
    }

    private static (FrequentWords Words, TableShape Table) Read(SectionFile file, string name) => file.Has(name) ? file.Read(name, ReadWords) : (FrequentWords.None, TableShape.None);

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

    private static (FrequentWords Words, TableShape Table) ReadWords(SectionReader reader)
    {
        int size = reader.ReadCount(SentenceShape.LargestTableSize, "values of a word");
        int count = reader.ReadCount(FrequentWords.MostWords, "words");
        int[] ends = ExactWordSection.Ends(reader.ReadArray<int>(count), reader);
        byte[] utf8 = reader.ReadArray<byte>(ends[^1]);
        if (ExactWordIndex.FaultOf(utf8, ends) is string fault) throw reader.Invalid(fault);
        FrequentWords words = FrequentWords.OfSpellings(utf8, ends);
        return (words, new TableShape(words.Rows, size));
    }
}
