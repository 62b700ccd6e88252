using System.Globalization;
using System.Reflection;
using System.Text.Json;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Onnx;

/// <summary>
/// What stands in the properties (<c>metadata_props</c>) of an exported model: all that it takes to turn words into character
/// rows, and where the vectors came from. Lists and objects are JSON.
/// </summary>
internal static class OnnxProperties
{
    /// <summary>The version of these properties, of the input and of the output.</summary>
    public const int FormatVersion = 1;

    private const string Prefix = "distillemb.";

    /// <summary>The version of this package.</summary>
    public static string PackageVersion { get; } =
        typeof(OnnxProperties).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public static IEnumerable<(string Name, string Value)> Of(DistillEmbEncoder encoder)
    {
        yield return (Prefix + "format_version", Text(FormatVersion));
        yield return (Prefix + "package_version", PackageVersion);
        yield return (Prefix + "architecture", encoder.Architecture.Name);
        yield return (Prefix + "framing", encoder.Architecture.Framing == WordFraming.Marks ? "marks" : "centered");
        yield return (Prefix + "unicode_form", "NFC");
        yield return (Prefix + "left_out", "default-ignorable characters (Unicode 14) that are not in characters, before the form is made; but for U+200C and U+200D with letters or marks on both sides, or behind a virama");
        yield return (Prefix + "max_word_length", Text(encoder.MaxWordLength));
        yield return (Prefix + "sequence_length", Text(encoder.SequenceLength));
        yield return (Prefix + "symbols", JsonSerializer.Serialize(new Dictionary<string, int>
        {
            ["padding"] = CharacterVocabulary.Padding,
            ["unknown"] = CharacterVocabulary.Unknown,
            ["begin"] = CharacterVocabulary.Begin,
            ["end"] = CharacterVocabulary.End,
            ["first_character"] = CharacterVocabulary.FirstCharacter,
        }));

        // As values: a list of combining and control characters does not survive every reader as text.
        yield return (Prefix + "characters", JsonSerializer.Serialize(encoder.Sequence.Vocabulary.Scalars.ToArray()));
        yield return (Prefix + "vector_size", Text(encoder.VectorSize));
        yield return (Prefix + "normalize_heads", encoder.NormalizeHeads ? "true" : "false");
        yield return (Prefix + "heads", JsonSerializer.Serialize(encoder.Heads.Select(head => new { name = head.Name, offset = head.Offset, dimension = head.Dimension })));
        if (encoder.Architecture is PositionalArchitecture { Ngrams: NgramBag ngrams })
            yield return (Prefix + "ngrams", JsonSerializer.Serialize(new { buckets = ngrams.Buckets, size = ngrams.Size, shortest = ngrams.Shortest, longest = ngrams.Longest }));
        foreach ((string name, string value) in encoder.Properties.OrderBy(property => property.Key, StringComparer.Ordinal)) yield return ($"{Prefix}property.{name}", value);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
