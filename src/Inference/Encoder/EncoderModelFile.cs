using DistillEmb.Files;

namespace DistillEmb.Encoder;

/// <summary>Where a model file has its encoder.</summary>
internal static class EncoderModelFile
{
    /// <summary>The name of the entry in which a transformer keeps its encoder.</summary>
    public const string EntryName = "DistillEmb.bin";

    /// <summary>What a transformer keeps beside the encoder: its columns, and what it has learnt for averages. No encoder needs it.</summary>
    private static readonly string[] OfTheTransformer = ["COLS", "TOKW", "COMP"];

    /// <summary>The sections that stand in it.</summary>
    public static readonly IReadOnlySet<string> Sections = new HashSet<string>([.. OfTheTransformer, .. EncoderSections.Names]);

    /// <summary>The encoder of a transformer, the first one of a pipeline.</summary>
    public static readonly ModelEntry<DistillEmbEncoder> Entry = new("DistillEmb encoder", EntryName, Sections, (file, _) => EncoderSections.Read(file));
}
