namespace DistillEmb.Ethiopic;

/// <summary>The characters of the Ethiopic blocks: U+1200 to U+139F, U+2D80 to U+2DDF, U+AB00 to U+AB2F, U+1E7E0 to U+1E7FF.</summary>
internal static class EthiopicScript
{
    public const char Wordspace = '\u1361'; // ፡
    public const char FullStop = '\u1362'; // ።
    public const char Comma = '\u1363'; // ፣
    public const char Semicolon = '\u1364'; // ፤
    public const char Colon = '\u1365'; // ፥
    public const char PrefaceColon = '\u1366'; // ፦
    public const char QuestionMark = '\u1367'; // ፧
    public const char Hundred = '\u137B'; // ፻
    public const char TenThousand = '\u137C'; // ፼

    private const char SectionMark = '\u1360'; // ፠
    private const char ParagraphSeparator = '\u1368'; // ፨
    private const char FirstNumeral = '\u1369'; // ፩

    /// <summary>Whether the scalar is in one of the blocks, whatever it is.</summary>
    public static bool Contains(int scalar) =>
        Within(scalar, 0x1200, 0x139F) || Within(scalar, 0x2D80, 0x2DDF) || Within(scalar, 0xAB00, 0xAB2F) || Within(scalar, 0x1E7E0, 0x1E7FF);

    /// <summary>Whether the scalar is a letter or numeral of the script (or a place in its blocks that may become one).</summary>
    public static bool IsLetter(int scalar) => Contains(scalar) && !IsMark(scalar) && !IsPunctuation(scalar);

    /// <summary>Combining marks of length, and the signs of chant, which stand above letters without combining.</summary>
    public static bool IsMark(int scalar) => Within(scalar, 0x135B, 0x135F) || Within(scalar, 0x1390, 0x139F);

    public static bool IsPunctuation(int scalar) => Within(scalar, SectionMark, ParagraphSeparator);

    public static bool IsNumeral(int scalar) => Within(scalar, FirstNumeral, TenThousand);

    /// <summary>Whether a sentence ends where this stands, whatever follows.</summary>
    public static bool EndsSentence(char character) => character is FullStop or QuestionMark or ParagraphSeparator or SectionMark;

    private static bool Within(int scalar, int first, int last) => (uint)(scalar - first) <= (uint)(last - first);
}
