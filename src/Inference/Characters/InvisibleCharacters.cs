namespace DistillEmb.Characters;

/// <summary>
/// Characters that nobody sees unless a renderer has a use for them: those with the property Default_Ignorable_Code_Point of Unicode 14
/// (DerivedCoreProperties.txt), such as the zero width space, the soft hyphen, the byte order mark and marks of direction.
/// </summary>
internal static class InvisibleCharacters
{
    public const int NonJoiner = 0x200C;
    public const int Joiner = 0x200D;

    private const int First = 0xAD;

    /// <summary>Whether a scalar is one of them.</summary>
    public static bool Contains(int scalar) => scalar >= First && scalar switch
    {
        0x00AD or 0x034F or 0x061C or 0x3164 or 0xFEFF or 0xFFA0 => true,
        0x115F or 0x1160 or 0x17B4 or 0x17B5 => true,
        >= 0x180B and <= 0x180F => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xFFF0 and <= 0xFFF8 => true,
        >= 0x1BCA0 and <= 0x1BCA3 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    /// <summary>Whether a text has one of them.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        for (int position = 0; position < text.Length;)
        {
            char unit = text[position];
            if (IsVisible(unit)) position++;
            else if (Contains(Utf16.Decode(text, ref position))) return true;
        }

        return false;
    }

    /// <summary>Whether a look at a code unit is enough to say that it is no such character, and no part of one: Latin and Ethiopic letters.</summary>
    public static bool IsVisible(char unit) => unit < First || (uint)(unit - 0x1200) < 0x180;
}
