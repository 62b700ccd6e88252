namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>
/// Changes the vowel of an Ethiopic letter. In Unicode each consonant has a row of eight code points, whose first
/// seven are its orders: 0 ä, 1 u, 2 i, 3 a, 4 e, 5 ə or no vowel, 6 o; the eighth is mostly 'wa'.
/// </summary>
internal static class Syllable
{
    public const int Ae = 0;
    public const int U = 1;
    public const int I = 2;
    public const int A = 3;
    public const int E = 4;
    public const int Bare = 5;
    public const int O = 6;
    public const int Wa = 7;

    private const int BlockStart = 0x1200;
    private const string PalatalFrom = "ተደሰሠዘጠጸፀለነ";
    private const string PalatalTo = "ቸጀሸሸዠጨጨጨየኘ";
    private const string PalatalRows = "ሸቸኘዠየጀጨ";

    public static int Order(char letter) => (letter - BlockStart) % 8;

    public static char Row(char letter) => (char)(letter - Order(letter));

    public static bool EndsInConsonant(string word) => Order(word[^1]) == Bare;

    /// <summary>The word with another vowel in its last letter.</summary>
    public static string Last(string word, int order) => word[..^1] + (char)(Row(word[^1]) + order);

    /// <summary>The word with 'wa' in its last letter, or null where the script has no such letter.</summary>
    public static string? LastWa(string word)
    {
        char row = Row(word[^1]);
        return row switch
        {
            'ቀ' => word[..^1] + 'ቋ',
            'ከ' => word[..^1] + 'ኳ',
            'ገ' => word[..^1] + 'ጓ',
            'ኀ' => word[..^1] + 'ኋ',
            'ሀ' or 'አ' or 'ዐ' or 'ወ' or 'የ' or 'ኸ' => null,
            _ => word[..^1] + (char)(row + Wa),
        };
    }

    /// <summary>The word with its last consonant made palatal (ት to ች, ል to ይ), its vowel kept.</summary>
    public static string Palatal(string word)
    {
        int at = PalatalFrom.IndexOf(Row(word[^1]), StringComparison.Ordinal);
        return at < 0 ? word : word[..^1] + (char)(PalatalTo[at] + Order(word[^1]));
    }

    public static bool IsPalatal(string word) => PalatalRows.Contains(Row(word[^1]), StringComparison.Ordinal);

    /// <summary>A prefix before a verb: before አ the prefix takes the 'a' itself (የ + አሸነፈ = ያሸነፈ).</summary>
    public static string Fuse(string prefix, string word) =>
        word[0] == 'አ' ? Last(prefix, A) + word[1..] : prefix + word;
}
