namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>
/// First names (a father's first name follows a person's own). Many are also words: ፀሐይ sun, ወንድሙ his brother,
/// በቀለ sprouted. The kept-back ones are names in neither the corpus nor the training part of the named-entity set,
/// though a few are common words or parts of other names there.
/// </summary>
internal static class NameWords
{
    public static readonly string[] Men = Split(
        "አበበ ከበደ ተስፋዬ ዳዊት ዮሐንስ ሰለሞን ግርማ ታደሰ በቀለ ኃይሉ ዮናስ አለማየሁ መኮንን ሙሉጌታ ደሳለኝ ብርሃኑ ተሾመ ሳሙኤል ጌታቸው አሰፋ ወርቁ ንጉሤ ደሴ አባይ አህመድ መሐመድ "
        + "ዳንኤል ዘሪሁን ጌታነህ ሀብታሙ ፍቃዱ በላይ ለገሰ ተክሌ ሲሳይ እንዳለ ፀጋዬ ወንድሙ ታምራት ኢዮብ ናትናኤል ሽመልስ መንግሥቱ አያሌው ምትኩ ዓለሙ ደምሴ ሁሴን ኢብራሂም ዑመር ገመቹ ቶሎሳ ጫላ "
        + "ለማ ሚካኤል ገብርኤል አዱኛ ይልማ ጎሳዬ ስለሺ አስናቀ ክፍሌ ተፈራ ውብሸት ማሞ ሞገስ እሸቱ ዘውዱ ሰይድ አሊ ገረመው ቢራቱ ኦላና ታየ ከፍያለው አማረ ጥበቡ ሀጎስ ኪዳነ ተክለሃይማኖት ታሪኩ ኃይለማርያም");

    public static readonly string[] Women = Split(
        "አልማዝ ሰላም ፀሐይ አበባ ብርቱካን ሕይወት ትዕግስት መስከረም አስቴር ሣራ ማርታ ዘነበች ሄለን ሮማን ከበቡሽ ታደለች ወርቅነሽ አዜብ ራሔል ቤተልሔም ምሥራቅ እታገኝ ዓለም ገነት ደስታ መብራት "
        + "ፍሬሕይወት እመቤት ስንታየሁ ትዝታ ፍቅርተ ማሕሌት ኤልሳቤጥ ሜሮን ሊዲያ ብሌን ሰብለ አየለች ትርሐስ ፋጡማ ዘይነብ ከድጃ ጫልቱ ሰሚራ የሺ አበበች ተዋበች ውቢት ለምለም ንግሥት ድንቅነሽ አስናቀች ጥሩነሽ ደራርቱ መሠረት");

    public static readonly string[] MenKeptBack = Split(
        "ጥላሁን አድማሱ ካሳ ሳህሌ ብሩክ አቤል ቢኒያም ያሬድ ኤፍሬም ኤርሚያስ ሄኖክ ማቴዎስ ጴጥሮስ ዘላለም ተመስገን ቶማስ አንዱዓለም አማኑኤል ገዛኸኝ ዳኛቸው ምንያህል ሙላቱ ሰይፉ ጀማል ከማል ኡስማን ደረጀ መላኩ መስፍን አስራት ማሩ ዝናቡ ፋሲል በረከት ንብረት ድልነሳ");

    public static readonly string[] WomenKeptBack = Split(
        "ጽጌ ሰናይት ኤደን ፅዮን ሐና ሶስና ርብቃ አስካለ እጅጋየሁ ዝናሽ ሙሉነሽ ዘውዲቱ አዳነች ወይንሸት ፀደይ ፀዳለ ሐረግ ወይን ጨረቃ ትንሣኤ ፍሬ ብርሃን ቅድስት ሲፈን");

    public static readonly string[] TitlesForMen = Split("አቶ ዶክተር ኢንጂነር ፕሮፌሰር አሰልጣኝ ጋዜጠኛ ሻምበል መምህር ቄስ");

    public static readonly string[] TitlesForWomen = Split("ወይዘሮ ወይዘሪት ዶክተር ኢንጂነር ጋዜጠኛ ሲስተር መምህርት");

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
