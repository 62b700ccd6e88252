using System.Text.RegularExpressions;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>What the library says of properties, said of the options of the command line that set them.</summary>
internal sealed partial class Wording
{
    /// <summary>The limit on the words of a teacher.</summary>
    public static readonly (string Property, string Option) MaxWords = ("maxWords", "--max-words");

    private readonly Dictionary<string, string> _names;
    private readonly Regex _properties;

    /// <param name="names">Properties as messages have them, and their options.</param>
    public Wording(IEnumerable<(string Property, string Option)> names)
    {
        _names = names.ToDictionary(name => name.Property, name => name.Option, StringComparer.Ordinal);

        // Longer names first, and none within a path. Epochs is the property where something is said of it; elsewhere it may be a word.
        IEnumerable<string> patterns = _names.Keys.OrderByDescending(name => name.Length).Select(name => OneWord().IsMatch(name) ? $"{name}(?= (?:is|was|has|cannot)\\b)" : Regex.Escape(name));
        _properties = new Regex($@"(?<![\w./\\'-])(?:{string.Join('|', patterns)})(?![\w/\\'-]|\.\w)");
    }

    /// <summary>A message in these words.</summary>
    public string Of(string message) => _properties.Replace(message, match => _names[match.Value]).Replace(", or null.", ", or left out.", StringComparison.Ordinal);

    [GeneratedRegex(@"^\p{Lu}\p{Ll}+$")]
    private static partial Regex OneWord();
}
