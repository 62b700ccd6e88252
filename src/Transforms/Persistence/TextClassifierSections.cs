using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Persistence;

/// <summary>The sections of a classifier of rows, beside those of the network that reads them.</summary>
internal static class TextClassifierSections
{
    public const string Classes = "CLAS";
    public const string Pooling = "POOL";
    public const string Weights = "CLAW";

    /// <summary>The names of all of them, and of the network's.</summary>
    public static readonly string[] Names = [Classes, Pooling, Weights, .. SentenceSections.Names];

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
