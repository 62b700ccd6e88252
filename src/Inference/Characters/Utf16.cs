namespace DistillEmb.Characters;

/// <summary>Reads UTF-16 text that need not be well formed.</summary>
internal static class Utf16
{
    /// <summary>
    /// Returns the scalar value at <paramref name="position"/>, or
    /// <see cref="CanonicalComposition.LoneSurrogate"/>, and moves the position past it.
    /// </summary>
    public static int Decode(ReadOnlySpan<char> text, ref int position)
    {
        char unit = text[position++];
        if (!char.IsSurrogate(unit))
        {
            return unit;
        }

        if (char.IsHighSurrogate(unit)
            && position < text.Length
            && char.IsLowSurrogate(text[position]))
        {
            return char.ConvertToUtf32(unit, text[position++]);
        }

        return CanonicalComposition.LoneSurrogate;
    }
}
