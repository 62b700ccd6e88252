namespace DistillEmb.Characters;

/// <summary>
/// The characters that a network knows, each with the row of the character embedding that belongs to it. Rows 0 to 3
/// are symbols of the encoding itself: padding, the unknown character, begin and end of the word.
/// </summary>
internal sealed class CharacterVocabulary
{
    public const int Padding = 0;
    public const int Unknown = 1;
    public const int Begin = 2;
    public const int End = 3;
    public const int FirstCharacter = 4;

    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int MaximumScalar = 0x10FFFF;

    private readonly int[] _scalars;
    private readonly int[]?[] _pages;

    /// <summary>Makes a vocabulary of Unicode scalar values, which have to be distinct, in the order of their rows.</summary>
    public CharacterVocabulary(IEnumerable<int> scalars)
    {
        _scalars = [.. scalars];
        _pages = new int[]?[(MaximumScalar >> PageBits) + 1];
        for (int i = 0; i < _scalars.Length; i++)
        {
            int scalar = _scalars[i];
            if (scalar is < 0 or > MaximumScalar) throw Invalid(i, "a Unicode scalar value");
            int[] page = _pages[scalar >> PageBits] ??= NewPage();
            if (page[scalar & (PageSize - 1)] != Unknown) throw Invalid(i, "a character that is not there twice");
            page[scalar & (PageSize - 1)] = FirstCharacter + i;
        }
    }

    /// <summary>Rows of the character embedding: the four symbols and the characters.</summary>
    public int Count => FirstCharacter + _scalars.Length;

    /// <summary>
    /// The characters in the order of their rows; the first one has row <see cref="FirstCharacter"/>. They ascend, but for those
    /// that a continued encoder got: they follow, so that the n-grams of the others, hashed by row, stay what they were.
    /// </summary>
    public ReadOnlySpan<int> Scalars => _scalars;

    /// <summary>The row of a character; <see cref="Unknown"/> for one that the vocabulary lacks, or for -1 (no character at all).</summary>
    public int RowOf(int scalar)
    {
        if ((uint)scalar > MaximumScalar) return Unknown;
        int[]? page = _pages[scalar >> PageBits];
        return page is null ? Unknown : page[scalar & (PageSize - 1)];
    }

    private InvalidDataException Invalid(int index, string expected) => new($"Character {index} of the vocabulary is {_scalars[index]:X}: expected {expected}.");

    private static int[] NewPage()
    {
        int[] page = new int[PageSize];
        Array.Fill(page, Unknown);
        return page;
    }
}
