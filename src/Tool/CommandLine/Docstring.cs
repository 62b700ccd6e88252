using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>What the library's docstring says of a property, of the file that the compiler writes beside the assembly; empty where that is missing.</summary>
/// <param name="Meaning">What the property is: the first sentence of its summary.</param>
/// <param name="Range">What it may be.</param>
/// <param name="Absence">What null, its default, stands for; null where that is not said.</param>
internal sealed partial record Docstring(string Meaning, string Range, string? Absence)
{
    private const string DefaultIs = "The default value is ";

    private static readonly Dictionary<string, Dictionary<string, XElement>> Files = [];

    /// <param name="property">The property.</param>
    /// <param name="nameOf">What a property or another member that the docstring refers to is called, by its documentation id.</param>
    public static Docstring Of(PropertyInfo property, Func<string, string> nameOf)
    {
        string owner = $"P:{property.DeclaringType!.FullName}.";
        XElement? member = MembersOf(property.DeclaringType.Assembly).GetValueOrDefault(owner + property.Name);
        string TextOf(string element) => Docstring.TextOf(member?.Element(element), reference => nameOf(reference.Contains(':', StringComparison.Ordinal) ? reference : owner + reference));
        string value = TextOf("value");
        int preset = value.IndexOf(DefaultIs, StringComparison.Ordinal);
        Match absence = Absent().Match(value);
        return new Docstring(FirstSentence().Match(TextOf("summary")).Value, preset < 0 ? value : value[..preset].TrimEnd(), absence.Success ? absence.Groups["what"].Value : null);
    }

    private static Dictionary<string, XElement> MembersOf(Assembly assembly)
    {
        string name = assembly.GetName().Name!;
        if (Files.TryGetValue(name, out Dictionary<string, XElement>? members)) return members;
        try
        {
            members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{name}.xml")).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException)
        {
            members = []; // Help is shorter then.
        }

        return Files[name] = members;
    }

    private static string TextOf(XElement? element, Func<string, string> nameOf) =>
        Blanks().Replace(string.Concat(element?.Nodes().Select(node => node is XElement inner ? Named(inner, nameOf) : node is XText text ? text.Value : "") ?? []), " ").Trim();

    // A reference with words of its own says these. Parameters are those of a record, and so properties.
    private static string Named(XElement element, Func<string, string> nameOf) =>
        element.IsEmpty && ((string?)element.Attribute("cref") ?? (string?)element.Attribute("name")) is string reference ? nameOf(reference) : TextOf(element, nameOf);

    // The dot of "0.5" or "et al. 2020" ends none.
    [GeneratedRegex(@"^.+?\.(?=\s+\p{Lu}|$)")]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"The default value is null: (?!none)(?<what>.+?)\.(?=\s|$)")]
    private static partial Regex Absent();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
