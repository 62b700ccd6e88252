namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Months, weekdays, number words and adverbs of time.</summary>
internal static class CalendarWords
{
    public static readonly string[] Months =
        Split("መስከረም ጥቅምት ኅዳር ታኅሣሥ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን");

    public static readonly string[] Weekdays = Split("ሰኞ ማክሰኞ ረቡዕ ሐሙስ ዓርብ ቅዳሜ እሁድ");

    public static readonly string[] Numbers = Split("ሁለት ሦስት አምስት አራት ስድስት አሥር ሰባት ስምንት ዘጠኝ ሃያ");

    public static readonly string[] SmallNumbers = Split("ሁለት ሦስት አራት አምስት ስድስት");

    public static readonly string[] Hours = Split("ሁለት ሦስት አራት አምስት ስድስት ሰባት ስምንት ዘጠኝ አሥር አሥራ_አንድ አሥራ_ሁለት");

    public static readonly string[] Past = Split("ትናንት ባለፈው_ሳምንት ባለፈው_ዓመት ባለፈው_ወር ዛሬ_ጠዋት ትናንት_ማታ በቀደም ትናንት_ከሰዓት ከጥቂት_ቀናት_በፊት ዛሬ ከትናንት_ወዲያ አምና");

    public static readonly string[] Future = Split("ነገ በሚቀጥለው_ሳምንት በሚመጣው_ዓመት ነገ_ጠዋት ከነገ_ወዲያ በሚቀጥለው_ወር በቅርቡ ዛሬ_ማታ በመጪው_ዓመት");

    public static readonly string[] Usual = Split("ሁልጊዜ በየቀኑ ብዙ_ጊዜ ዘወትር በየሳምንቱ አንዳንድ_ጊዜ በየዓመቱ ጠዋት_ጠዋት በየወሩ አልፎ_አልፎ ማታ_ማታ");

    public static readonly string[] Now = Split("አሁን ዛሬ በአሁኑ_ጊዜ ሰሞኑን በዚህ_ሳምንት በዚህ_ወር");

    public static readonly string[] Since = Split("ዛሬ ቀደም_ሲል አሁን በዚህ_ዓመት በዚህ_ወር ሰሞኑን");

    private static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
