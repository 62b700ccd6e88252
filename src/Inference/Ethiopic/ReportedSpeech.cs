using System.Collections.Frozen;

namespace DistillEmb.Ethiopic;

/// <summary>Verbs by which a quotation goes on: what was said, asked or answered, and by whom.</summary>
/// <remarks>
/// Of 3,547 closed quotations with a sign of the end before the closing quote in 555,100 lines of Amharic web text, nearly all that go on do so with a form of
/// ማለት, to say: በማለት, የሚል, ሲሉ, ብለዋል, በሚል, ብለው and so on. In 90,537 lines of Tigrinya those of ምባል lead likewise.
/// </remarks>
internal static class ReportedSpeech
{
    private const int Longest = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = FrozenSet.ToFrozenSet(
        (
            // Amharic: said, and to whom.
            "አለ አለች አሉ አልኩ አልሁ አልክ አልሽ አልን አላችሁ አለኝ አለችኝ አሉኝ አለው አለችው አሉት አላት አለቻት አሏት አላቸው አለቻቸው አሏቸው አለን አለችን አሉን አልኩት አልሁት አልኳት አልኳቸው "
            + "ብሎ ብላ ብለው ብዬ ብለን ብለህ ብለሽ ብላችሁ ብሏል ብሎአል ብላለች ብለዋል ብያለሁ ብለናል ብሎታል ብለውታል ብለውናል ብሎኛል "
            + "ይላል ትላለች ይላሉ እላለሁ እንላለን ይለዋል ትለዋለች ይላታል ይሉታል ይል ይሉ ሲል ስትል ሲሉ ስል ስንል ሲለው ስትለው ሲሉት ሲላት እያለ እያለች እያሉ እያልኩ እያልን "
            + "ያለው ያለችው ያሉት ያሉ ካለ ካለች ካሉ የሚል የሚለው የሚለውን የሚሉ የሚሉት የሚሏት የምትል በሚል በሚለው በሚሉ ለሚለው ከሚል ወደሚል እንደሚል "
            + "ማለት በማለት ለማለት ከማለት ማለቱ ማለቱን ማለቷ ማለቷን ማለታቸው ማለታቸውን ከማለታቸው ተብሎ ተብላ ተብለው ተብሏል ተብለዋል ሲባል ሲባሉ እየተባለ እየተባሉ "

            // Asked, answered, told, explained.
            + "ጠየቀ ጠየቀች ጠየቁ ጠየቅኩ ጠየቀኝ ጠየቀችኝ ጠየቁኝ ጠየቀው ጠየቀችው ጠየቁት ጠየቃት ጠየቃቸው ጠየቅኩት ጠየቅሁት ጠየቅኳት ጠይቋል ጠይቃለች ጠይቀዋል መለሰ መለሰች መለሱ መለሰለት መለሰችለት መለሰላት መለሱለት መልሷል መልሰዋል "
            + "ተናገረ ተናገረች ተናገሩ ተናግሯል ተናግራለች ተናግረዋል ይናገራል ትናገራለች ይናገራሉ ገለጸ ገለጸች ገለጹ ገለፀ ገለፁ ገልጿል ገልጻለች ገልጸዋል ገልጧል ገልፀዋል አስረዳ አስረዱ አስረድተዋል "

            // Tigrinya.
            + "በለ በለት በሉ በላ በልኩ በልና በሎ በላ በሎም በለኒ በለትኒ በሉኒ በለቶ በልዎ በሉዎ በልክዎ ኢሉ ኢላ ኢሎም ኢለን ኢለ ኢልና ኢልካ ኢልኪ ኢሉኒ ኢላቶ ኢሉዎ ይብል ትብል ይብሉ ይብላ እብል ንብል ይብሎ ትብሎ "
            + "ክብል ክትብል ክብሉ ክብላ ዝብል ዝብሉ ዝብላ እትብል ዝበለ ዝበለት ዝበሉ እናበለ እናበለት እናበሉ ምባል ብምባል ምባሉ ምባላ ምባሎም ተባሂሉ "
            + "ሓተተ ሓተተት ሓተቱ ሓተቶ ሓተታ ሓተቶም ሓተተኒ ሓቲቱ ሓቲታ ሓቲቶም መለሰት መለሰሉ መሊሱ መሊሳ መሊሶም ተዛረበ ተዛረበት ተዛረቡ ተዛሪቡ ተዛሪባ ተዛሪቦም ገሊጹ ገሊጻ ገሊጾም")
        .Split(' '),
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether one of the verbs stands at a place, as a word, alone or with ም or ና (and) behind it.</summary>
    public static bool BeginsAt(ReadOnlySpan<char> text, int position)
    {
        int end = position;
        while (end < text.Length && end - position <= Longest && CharacterKinds.At(text, end, out int length) is CharacterKind.Letter) end += length;
        if (end == position || (end < text.Length && CharacterKinds.IsWord(CharacterKinds.At(text, end, out _)))) return false;
        ReadOnlySpan<char> word = text[position..end];
        return Verbs.Contains(word) || (word[^1] is 'ም' or 'ና' && Verbs.Contains(word[..^1]));
    }
}
