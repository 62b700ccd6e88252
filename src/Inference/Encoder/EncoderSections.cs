using DistillEmb.Characters;
using DistillEmb.Files;
using DistillEmb.Network;

namespace DistillEmb.Encoder;

/// <summary>The sections of an encoder: what it takes to compute the same vectors again.</summary>
internal static class EncoderSections
{
    public const string Architecture = "ARCH";
    public const string Characters = "CHAR";
    public const string Heads = "HEAD";
    public const string Offsets = "OFFS";
    public const string Weights = "WGHT";
    public const string Words = "WORD";
    public const string Properties = "prop";
    public const string Space = "tchr";

    /// <summary>The names of all of them.</summary>
    public static readonly string[] Names = [Architecture, Characters, Heads, Offsets, Weights, Words, Properties, Space];

    private const int MaximumCharacters = 0x110000;
    private const int MaximumProperties = 1 << 12;
    private const int MaximumTeachers = DistillEmbEncoder.MostHeads;

    public static void Write(SectionFile file, DistillEmbEncoder encoder)
    {
        file.Add(Architecture, encoder.Architecture.Write);
        file.Add(Characters, writer => WriteCharacters(writer, encoder.Sequence));
        file.Add(Heads, writer =>
        {
            writer.Write(encoder.NormalizeHeads);
            writer.Write(encoder.Heads.Count);
            foreach (EncoderHead head in encoder.Heads)
            {
                writer.Write(head.Name);
                writer.Write(head.Dimension);
            }
        });
        if (!StandSideBySide(encoder.Heads)) file.Add(Offsets, writer => writer.Write(encoder.Heads.Select(head => head.Offset).ToArray()));
        file.Add(Weights, writer => WeightSection.Write(writer, encoder.Weights));
        if (encoder.ExactWords is ExactWords exact) file.Add(Words, writer => ExactWordSection.Write(writer, exact));
        if (encoder.Properties.Count > 0) file.Add(Properties, writer => WriteProperties(writer, encoder.Properties));
        if (encoder.Space is TeacherSpace space) file.Add(Space, writer => WriteSpace(writer, space));
    }

    public static DistillEmbEncoder Read(SectionFile file)
    {
        EncoderArchitecture architecture = file.Read(Architecture, EncoderArchitecture.Read);
        CharacterSequence sequence = file.Read(Characters, reader => ReadCharacters(reader, architecture.Framing));
        (IReadOnlyList<EncoderHead> heads, bool normalize) = file.Read(Heads, ReadHeads);
        if (file.Has(Offsets)) heads = file.Read(Offsets, reader => ReadOffsets(reader, heads));
        int vectorSize = EncoderHead.VectorSizeOf(heads);
        if (vectorSize > DistillEmbEncoder.LargestVectorSize) throw new InvalidDataException($"The model is damaged: its vectors have {vectorSize} values; expected at most {DistillEmbEncoder.LargestVectorSize}.");
        IReadOnlyList<TensorShape> shapes = architecture.DescribeTensors(sequence.Vocabulary.Count, sequence.Length, vectorSize);
        NetworkWeights weights = file.Read(Weights, reader => WeightSection.Read(reader, shapes));
        ExactWords? exact = file.Has(Words) ? file.Read(Words, reader => ExactWordSection.Read(reader, EncoderHead.PlacesOf(heads), normalize)) : null;
        IReadOnlyDictionary<string, string> properties = file.Has(Properties) ? file.Read(Properties, ReadProperties) : new Dictionary<string, string>();
        TeacherSpace? space = file.Has(Space) ? file.Read(Space, ReadSpace) : null;
        return new DistillEmbEncoder(architecture, sequence, heads, normalize, weights, properties, exact, space);
    }

    public static void WriteCharacters(SectionWriter writer, CharacterSequence sequence)
    {
        writer.Write(sequence.MaxWordLength);
        writer.Write(sequence.Vocabulary.Scalars.Length);
        writer.Write(sequence.Vocabulary.Scalars);
    }

    public static CharacterSequence ReadCharacters(SectionReader reader, WordFraming framing)
    {
        int maxWordLength = reader.ReadCount(DistillEmbEncoder.LongestWord, "characters of a word");
        int characters = reader.ReadCount(MaximumCharacters, "characters");
        return new CharacterSequence(new CharacterVocabulary(reader.ReadArray<int>(characters)), maxWordLength, framing);
    }

    private static (IReadOnlyList<EncoderHead> Heads, bool Normalize) ReadHeads(SectionReader reader)
    {
        bool normalize = reader.ReadBoolean();
        var teachers = new (string Name, int Dimension)[reader.ReadCount(DistillEmbEncoder.MostHeads, "heads")];
        for (int i = 0; i < teachers.Length; i++) teachers[i] = (reader.ReadString(), reader.ReadCount(DistillEmbEncoder.LargestVectorSize, "values of a head"));
        if (NameFaults.Of("head", teachers.Select(teacher => teacher.Name)) is string fault) throw reader.Invalid(fault);
        return (EncoderHead.SideBySide(teachers), normalize);
    }

    private static bool StandSideBySide(IReadOnlyList<EncoderHead> heads)
    {
        int end = 0;
        foreach (EncoderHead head in heads)
        {
            if (head.Offset != end) return false;
            end += head.Dimension;
        }

        return true;
    }

    // A head begins where those before it end, or is the part of an earlier one.
    private static EncoderHead[] ReadOffsets(SectionReader reader, IReadOnlyList<EncoderHead> heads)
    {
        int[] offsets = reader.ReadArray<int>(heads.Count);
        var placed = new List<EncoderHead>();
        foreach ((EncoderHead head, int offset) in heads.Zip(offsets))
        {
            int end = placed.Count == 0 ? 0 : EncoderHead.VectorSizeOf(placed);
            if (offset != end && !placed.Exists(other => other.Offset == offset && other.Dimension == head.Dimension))
                throw reader.Invalid($"head '{head.Name}' begins at {offset}; expected {end}, or the place of an earlier head of its size");
            placed.Add(new EncoderHead(head.Name, offset, head.Dimension));
        }

        return [.. placed];
    }

    private static void WriteSpace(SectionWriter writer, TeacherSpace space)
    {
        writer.Write((int)space.Kind);
        writer.Write(space.Teachers.Count);
        foreach (string teacher in space.Teachers) writer.Write(teacher);
    }

    private static TeacherSpace ReadSpace(SectionReader reader)
    {
        var kind = (TeacherSpaceKind)reader.ReadInt32();
        if (!Enum.IsDefined(kind)) throw new InvalidDataException($"The model's teachers were treated in way {(int)kind}, which this DistillEmb.MLNet does not know. Update the package.");
        string[] teachers = new string[reader.ReadCount(MaximumTeachers, "teachers")];
        for (int i = 0; i < teachers.Length; i++) teachers[i] = reader.ReadString();
        return new TeacherSpace(kind, teachers);
    }

    private static void WriteProperties(SectionWriter writer, IReadOnlyDictionary<string, string> properties)
    {
        writer.Write(properties.Count);
        foreach ((string name, string value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static Dictionary<string, string> ReadProperties(SectionReader reader)
    {
        int count = reader.ReadCount(MaximumProperties, "properties", 2 * sizeof(int));
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++) properties[reader.ReadString()] = reader.ReadString();
        return properties;
    }
}
