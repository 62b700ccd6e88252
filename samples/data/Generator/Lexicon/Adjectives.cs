namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Adjectives by what they are said of; after '/' a plural of their own.</summary>
internal static class Adjectives
{
    private static readonly Dictionary<string, Adjective[]> Sets = new(StringComparer.Ordinal)
    {
        ["thing"] = List("ትልቅ/ትልልቅ አዲስ/አዳዲስ ትንሽ/ትንንሽ ጥሩ አሮጌ ቆንጆ ውድ ርካሽ ንጹሕ ጠንካራ ቀላል ልዩ ሰማያዊ ቀይ ነጭ ጥቁር"),
        ["person"] = List("ጎበዝ ወጣት ታዋቂ ጠንካራ ብልህ ደግ ታታሪ ቸር ትሑት ጨዋ ሰነፍ ድሃ ሀብታም ደካማ ታማኝ ቁጡ ዝምተኛ ደስተኛ"),
        ["food"] = List("ትኩስ ጣፋጭ ጥሩ ቀዝቃዛ መራራ ጎምዛዛ ንጹሕ"),
        ["place"] = List("ትልቅ/ትልልቅ ሰፊ አዲስ/አዳዲስ ትንሽ/ትንንሽ ሩቅ ጥንታዊ ታዋቂ ቆንጆ ንጹሕ ጠባብ ዘመናዊ ጸጥተኛ ውብ"),
        ["paper"] = List("አዲስ/አዳዲስ አስፈላጊ ረጅም/ረጃጅም አጭር/አጫጭር ግልጽ ወሳኝ ጊዜያዊ ከባድ/ከባባድ ትክክለኛ ጥብቅ ልዩ"),
        ["weather"] = List("ከባድ ኃይለኛ ቀላል ቀዝቃዛ ከፍተኛ ደማቅ ወቅታዊ"),
        ["sport"] = List("ወሳኝ ከባድ/ከባባድ ጠንካራ አስደሳች ቆንጆ ፈጣን ታላቅ ደካማ"),
        ["price"] = List("ውድ ርካሽ ከፍተኛ ዝቅተኛ ተመጣጣኝ መጠነኛ ትንሽ ትልቅ"),
        ["goods"] = List("ትኩስ ርካሽ ውድ ጥሩ አዲስ/አዳዲስ ምርጥ"),
        ["study"] = List("ከባድ/ከባባድ ቀላል አዲስ/አዳዲስ ረጅም/ረጃጅም አስቸጋሪ ጥሩ አጭር/አጫጭር አስተማሪ ጠቃሚ"),
        ["illness"] = List("ከባድ/ከባባድ አደገኛ ተላላፊ ቀላል አዲስ/አዳዲስ"),
        ["field"] = List("ለም ሰፊ ደረቅ እርጥብ ጠባብ አረንጓዴ ድንጋያማ ተዳፋት"),
        ["animal"] = List("ወፍራም ቀጫጫ ትልቅ/ትልልቅ ጥቁር ነጭ ቀይ ጠንካራ ደካማ ቡራቡሬ"),
    };

    public static Adjective[] Of(string set) => Sets[set];

    public static bool Has(string set) => Sets.ContainsKey(set);

    private static Adjective[] List(string entries) =>
        [.. entries.Split(' ').Select(entry => entry.Split('/')).Select(p => new Adjective(p[0], p[^1]))];
}
