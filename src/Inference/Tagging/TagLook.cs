using System.Globalization;
using System.Text;

namespace DistillEmb.Tagging;

/// <summary>What a tag looks like to a person, who sees no invisible characters and may take one sign for another.</summary>
internal static class TagLook
{
    private const string Quotes = "\"'`\u2018\u2019\u201C\u201D\u00AB\u00BB";
    private const string Dashes = "-_\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

    /// <summary>A text that tags have in common which differ in case, blanks, quotes, dashes or invisible characters alone.</summary>
    public static string Of(string tag)
    {
        var look = new StringBuilder(tag.Length);
        foreach (Rune sign in tag.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(sign) || IsInvisible(sign) || (sign.IsBmp && Quotes.Contains((char)sign.Value, StringComparison.Ordinal))) continue;
            if (sign.IsBmp && Dashes.Contains((char)sign.Value, StringComparison.Ordinal)) look.Append('-');
            else look.Append(Rune.ToUpperInvariant(sign).ToString());
        }

        return look.Length == 0 ? tag : look.ToString();
    }

    /// <summary>A tag for people, its invisible characters by their numbers: <c>O&lt;U+200B&gt;</c>.</summary>
    public static string Shown(string tag)
    {
        var shown = new StringBuilder(tag.Length);
        foreach (Rune sign in tag.EnumerateRunes())
        {
            if (sign.Value != ' ' && (Rune.IsWhiteSpace(sign) || IsInvisible(sign))) shown.Append(CultureInfo.InvariantCulture, $"<U+{sign.Value:X4}>");
            else shown.Append(sign.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Whether a tag has the prefix of a span, but not the hyphen behind it: <c>B_LOC</c>.</summary>
    public static bool IsGluedPrefix(string tag) => tag.Length > 2 && SpanTag.Prefixes.Contains(tag[0], StringComparison.Ordinal) && tag[1] != '-' && Dashes.Contains(tag[1], StringComparison.Ordinal);

    private static bool IsInvisible(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control || sign.Value is 0x34F or 0x115F or 0x1160 or 0x3164 or (>= 0xFE00 and <= 0xFE0F);
}
