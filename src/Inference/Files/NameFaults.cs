using System.Globalization;
using System.Text;

namespace DistillEmb.Files;

/// <summary>
/// Checks names that a model tells things apart by, and keeps as UTF-8: each has to be another one, and a lone surrogate, which UTF-8
/// does not have, would come back as another character.
/// </summary>
internal static class NameFaults
{
    /// <summary>What is wrong with the names of several things, as a part of a sentence; null for nothing.</summary>
    /// <param name="kind">What they are: "head", say.</param>
    /// <param name="names">Their names.</param>
    public static string? Of(string kind, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (Of(kind, name) is string fault) return fault;
            if (!seen.Add(name)) return $"more than one {kind} is named '{name}'; expected different names";
        }

        return null;
    }

    /// <summary>What is wrong with a name, as a part of a sentence; null for nothing.</summary>
    public static string? Of(string kind, string name) => IsUnicode(name)
        ? null
        : $"the {kind} '{Shown(name)}' has half a surrogate pair, which is no character and cannot be saved; expected valid Unicode";

    /// <summary>A name that can be saved.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static string Checked(string kind, string name) => Of(kind, name) is string fault ? throw new ArgumentException(Sentence(fault), nameof(name)) : name;

    /// <summary>A fault as a sentence of its own.</summary>
    public static string Sentence(string fault) => $"{char.ToUpperInvariant(fault[0])}{fault[1..]}.";

    private static bool IsUnicode(string text)
    {
        for (int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }

        return true;
    }

    private static string Shown(string name)
    {
        var shown = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
            if (isPair) shown.Append(name, i++, 2);
            else if (char.IsSurrogate(name[i])) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)name[i]:X4}");
            else shown.Append(name[i]);
        }

        return shown.ToString();
    }
}
