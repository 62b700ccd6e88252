using DistillEmb.Files;
using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Classification;

/// <summary>The sections of a classifier of rows, beside those of the network that reads them.</summary>
internal static class TextClassifierSections
{
    public const string Columns = "TXTC";
    public const string Classes = "CLAS";
    public const string ClassType = "CLAT"; // Where classes are no text; what they are is ML.NET's affair.
    public const string Pooling = "POOL";
    public const string Weights = "CLAW";

    /// <summary>The names of all of them, and of the network's.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>([Columns, Classes, ClassType, Pooling, Weights, .. SentenceSections.Names]);

    /// <summary>The name of the entry in which a transformer keeps its classifier.</summary>
    public const string EntryName = "DistillEmbText.bin";

    /// <summary>The classifier of a transformer, the first one of a pipeline.</summary>
    public static readonly ModelEntry<DistillEmbTextClassifier> Entry = new("DistillEmb text classifier", EntryName, Names, (file, steps) => new DistillEmbTextClassifier(Read(file), steps));

    public static void Write(SectionFile file, TextClassifier classifier)
    {
        SentenceSections.Write(file, classifier.Reader);
        file.Add(Classes, writer =>
        {
            writer.Write(classifier.Classes.Count);
            foreach (string name in classifier.Classes) writer.Write(name);
        });
        file.Add(Pooling, writer =>
        {
            writer.Write((int)classifier.Shape.Pooling);
            writer.Write(classifier.Shape.MaxTokens);
        });
        file.Add(Weights, writer => WeightSection.Write(writer, classifier.Weights));
    }

    public static TextClassifier Read(SectionFile file)
    {
        string[] classes = file.Read(Classes, ReadClasses);
        (TextPooling pooling, int maxTokens) = file.Read(Pooling, ReadPooling);
        (DistillEmbEncoder encoder, TokenTables tables, SentenceShape sentence) = SentenceSections.Read(file);
        var shape = new TextClassifierShape(sentence, pooling, classes.Length, maxTokens);
        return new TextClassifier(encoder, tables, shape, classes, file.Read(Weights, reader => WeightSection.Read(reader, shape.DescribeTensors())));
    }

    private static string[] ReadClasses(SectionReader reader)
    {
        string[] names = new string[reader.ReadCount(TextClassifierShape.MostClasses, "classes", sizeof(int))];
        for (int i = 0; i < names.Length; i++) names[i] = reader.ReadString();
        return NameFaults.Of("class", names) is string fault ? throw reader.Invalid(fault) : names;
    }

    private static (TextPooling Pooling, int MaxTokens) ReadPooling(SectionReader reader)
    {
        var pooling = (TextPooling)reader.ReadInt32();
        if (!Enum.IsDefined(pooling)) throw new InvalidDataException($"The model pools tokens in way {(int)pooling}, which this DistillEmb.MLNet does not know. Update the package.");
        return (pooling, reader.ReadCount(TextClassifierShape.MostTokens, "tokens of a row"));
    }
}
