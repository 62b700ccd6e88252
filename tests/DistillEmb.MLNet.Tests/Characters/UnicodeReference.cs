using System.Globalization;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Tests.Characters;

/// <summary>The normalisation of the running system, to compare with.</summary>
internal static class UnicodeReference
{
    /// <summary>Why there is no reference here, or null.</summary>
    public static string? MissingBecause { get; } = Probe();

    /// <summary>The code points which the table's Unicode version assigns.</summary>
    public static int[] Assigned { get; } = ParseAssigned();

    /// <summary>
    /// Returns what <see cref="CanonicalComposition.ToScalars"/> should write of the whole word.
    /// The system refuses lone surrogates, so it gets the text between them.
    /// </summary>
    public static int[] Expected(string word)
    {
        var scalars = new List<int>();
        var wellFormed = new StringBuilder();
        for (int i = 0; i < word.Length; i++)
        {
            if (char.IsSurrogatePair(word, i))
            {
                wellFormed.Append(word, i++, 2);
            }
            else if (char.IsSurrogate(word[i]))
            {
                AddNormalized(scalars, wellFormed);
                scalars.Add(CanonicalComposition.LoneSurrogate);
            }
            else
            {
                wellFormed.Append(word[i]);
            }
        }

        AddNormalized(scalars, wellFormed);
        return scalars.ToArray();
    }

    private static void AddNormalized(List<int> scalars, StringBuilder text)
    {
        foreach (Rune rune in text.ToString().Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            scalars.Add(rune.Value);
        }

        text.Clear();
    }

    private static string? Probe()
    {
        if ("e\u0301".Normalize(NormalizationForm.FormC) != "\u00E9")
        {
            return "string.Normalize does nothing here (invariant globalization), so there is no reference.";
        }

        // U+1DFA (class 218) is new in Unicode 14 and goes before U+0345 (class 240).
        return "a\u0345\u1DFA".Normalize(NormalizationForm.FormC) != "a\u1DFA\u0345"
            ? "The system's Unicode is older than that of the table, so it is no reference."
            : null;
    }

    private static int[] ParseAssigned()
    {
        var codePoints = new List<int>(AssignedCodePoints.Count);
        foreach (string range in AssignedCodePoints.Ranges.Split(
            [' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = range.Split('-');
            int first = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            int last = int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (int code = first; code <= last; code++)
            {
                codePoints.Add(code);
            }
        }

        return codePoints.ToArray();
    }
}
