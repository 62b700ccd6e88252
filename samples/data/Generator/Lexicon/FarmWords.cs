namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Farming: fields, crops, animals and tools.</summary>
internal static class FarmWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("farmer", NounKind.Human, "ገበሬ አርሶ_አደር እረኛ አርብቶ_አደር አምራች ባለርስት ንብ_አናቢ የግብርና_ባለሙያ አትክልተኛ ከብት_አርቢ", "person", owners: "CITY village");
        to.Add("crop", NounKind.Mass, "ጤፍ* ስንዴ* ገብስ* በቆሎ* ማሽላ* ባቄላ* አተር* ምስር* ኑግ* ሰሊጥ* ተልባ* ሽንብራ* ዳጉሳ* ጥጥ*", "goods", "ኩንታል", "farmer CITY");
        to.Add("tree", NounKind.Thing, "ዛፍ ችግኝ ቡና* ባሕር_ዛፍ እንሰት* ሙዝ ሸንኮራ_አገዳ* አበባ/o ጌሾ* ኮባ* ማንጎ ጽድ ዋርካ", "thing", owners: "farmer");
        to.Add("field", NounKind.Place, "እርሻ ማሳ መሬት* መስክ ጓሮ አውድማ አትክልት_ቦታ ኩታ_ገጠም_መሬት*", "field", owners: "farmer kin PER");
        to.Add("plot", NounKind.Place, "እርሻ ማሳ መስክ ጓሮ መሬት* አትክልት_ቦታ", "field", owners: "farmer kin PER CITY");
        to.Add("animal", NounKind.Thing, "በሬ ላም/f በግ ፍየል አህያ/o ፈረስ በቅሎ ግመል ጥጃ ከብት ዶሮ ንብ ወይፈን ውሻ", "animal", owners: "farmer kin PER");
        to.Add("tool", NounKind.Thing, "ማረሻ ማጭድ ዶማ አካፋ ቀንበር ሞፈር መጥረቢያ ትራክተር ገመድ መንሽ ወንጭፍ ጅራፍ ቆንጨራ", "thing", owners: "farmer kin");
        to.Add("harvest", NounKind.Thing, "ምርት እህል አዝመራ* ዘር ፍራፍሬ ድርቆሽ* ገለባ* ነዶ ማሽላ* ጤፍ*", "goods", "ኩንታል ጆንያ", "farmer field");
        to.Add("feed", NounKind.Mass, "ድርቆሽ* ሣር* ገለባ* መኖ* ጨው* ውሃ*", "goods", "ሸክም", "farmer");
        to.Add("store", NounKind.Place, "ጎተራ ጎታ መጋዘን ቤት በረት ጆንያ ጉድጓድ", "place", owners: "farmer kin");
        to.Add("pest", NounKind.Thing, "አንበጣ ተምች ዝንጀሮ ወፍ አረም አይጥ የሰብል_በሽታ", "weather");
        to.Add("fence", NounKind.Thing, "አጥር ዛፍ እንጨት ሣር* ቅርንጫፍ አረም", "thing", owners: "farmer field");
    }
}
