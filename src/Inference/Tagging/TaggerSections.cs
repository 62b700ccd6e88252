using DistillEmb.Files;
using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Tagging;

/// <summary>The sections of a tagger, beside those of the network that reads rows.</summary>
internal static class TaggerSections
{
    public const string Columns = "NERC";
    public const string Tags = "TAGS";
    public const string Weights = "TAGW";

    /// <summary>The name of the entry in which a transformer keeps its tagger.</summary>
    public const string EntryName = "DistillEmbNer.bin";

    /// <summary>The sections that stand in it; the first one holds the transformer's columns.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>([Columns, Tags, Weights, .. SentenceSections.Names]);

    /// <summary>The tagger of a transformer, the first one of a pipeline.</summary>
    public static readonly ModelEntry<DistillEmbTagger> Entry = new("DistillEmb tagger", EntryName, Names, (file, steps) => new DistillEmbTagger(Read(file), steps));

    private const int NoRules = 0; // Otherwise a number of these and the scheme.
    private const int Rules = 1;
    private const int RulesBesideStrays = 4;

    public static void Write(SectionFile file, Tagger tagger)
    {
        SentenceSections.Write(file, tagger.Reader);
        file.Add(Tags, writer => WriteTags(writer, tagger.Tags));
        file.Add(Weights, writer => WeightSection.Write(writer, tagger.Weights));
    }

    public static Tagger Read(SectionFile file)
    {
        TagSet tags = file.Read(Tags, ReadTags);
        (DistillEmbEncoder encoder, TokenTables tables, SentenceShape sentence) = SentenceSections.Read(file);
        var shape = new TaggerShape(sentence, tags.Count);
        return new Tagger(encoder, tables, shape, tags, file.Read(Weights, reader => WeightSection.Read(reader, shape.DescribeTensors())));
    }

    private static void WriteTags(SectionWriter writer, TagSet tags)
    {
        writer.Write(tags.Rules is TagScheme scheme ? (int)scheme + (tags.Strays.Count > 0 ? RulesBesideStrays : Rules) : NoRules);
        writer.Write(tags.Count);
        foreach (string name in tags.Names) writer.Write(name);
    }

    private static TagSet ReadTags(SectionReader reader)
    {
        int rules = reader.ReadInt32();
        string[] names = new string[reader.ReadCount(TagSet.MostTags, "tags", sizeof(int))];
        for (int i = 0; i < names.Length; i++) names[i] = reader.ReadString();
        if (NameFaults.Of("tag", names) is string fault) throw reader.Invalid(fault);
        bool strays = rules >= RulesBesideStrays;
        TagScheme? scheme = rules == NoRules ? null : (TagScheme)(rules - (strays ? RulesBesideStrays : Rules));
        if (scheme is not (null or TagScheme.Iob2 or TagScheme.Iobes)) throw new InvalidDataException($"The model's tags have rules of number {rules}, which this DistillEmb.MLNet does not know. Update the package.");
        if (scheme is TagScheme known && !(strays ? TagSet.CanHaveStrays(names, known) : TagSet.RulesOf(names) == known)) throw reader.Invalid($"the tags are not those of the scheme {scheme}");
        return new TagSet(names, scheme, strays);
    }
}
