namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Families, the house and what is eaten and worn.</summary>
internal static class PeopleWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("kin", NounKind.Kin,
            "እናት*/f አባት* ወንድም እህት/f ልጅ አጎት አክስት/f አያት ባለቤት ዘመድ ቤተሰብ አማች ምራት/f የልጅ_ልጅ እንጀራ_አባት*",
            "person");
        to.Add("friend", NounKind.Kin, "ጓደኛ ጎረቤት ወዳጅ ባልንጀራ የሥራ_ባልደረባ አለቃ አብሮ_አደግ", "person");
        to.Add("child", NounKind.Human, "ልጅ/g=ልጅቷ ሕፃን/p=ሕፃናት ጨቅላ ታዳጊ ወላጅ_አልባ", "person");
        to.Add("person", NounKind.Human,
            "ሰው/d=ሰውዬው ልጅ/g=ልጅቷ ሴት/f/g=ሴትዮዋ ወጣት ሽማግሌ እንግዳ ጎልማሳ ሙሽራ/o አዛውንት መንደርተኛ ምሁር ገጣሚ ዘፋኝ ሠዓሊ ደራሲ ካህን መነኩሴ ልብስ_ሰፊ ግንበኛ አናጺ",
            "person", owners: "CITY village");
        to.Add("dish", NounKind.Mass,
            "እንጀራ* ዳቦ ወጥ* ሥጋ* ሽሮ* ዶሮ ገንፎ* ዓሣ ክትፎ* ሾርባ* ቆሎ* ፍርፍር* አይብ* ጥብስ* ቅንጬ* ምስር_ወጥ* ዕንቁላል ሰላጣ* ድፎ_ዳቦ ጨጨብሳ*",
            "food", owners: "kin PER");
        to.Add("drink", NounKind.Mass, "ቡና* ወተት* ሻይ* ውሃ* ጠላ* ጠጅ* ጭማቂ* እርጎ* ለስላሳ* አብሽ*", "food", "ብርጭቆ ስኒ ኩባያ", "kin");
        to.Add("meal", NounKind.Mass, "ምሳ* ራት* ቁርስ* ምግብ መክሰስ*", "food");
        to.Add("furniture", NounKind.Thing,
            "ወንበር ጠረጴዛ አልጋ ሳጥን ምንጣፍ ፍራሽ መደርደሪያ ቁም_ሣጥን መጋረጃ ትራስ ብርድ_ልብስ መስታወት", "thing", owners: "kin");
        to.Add("seat", NounKind.Thing, "ወንበር አልጋ ምንጣፍ ድንጋይ መደብ ሶፋ በርጩማ ፍራሽ", "thing", owners: "kin");
        to.Add("utensil", NounKind.Thing,
            "ድስት ሰሃን ብርጭቆ ስኒ ማንኪያ ጀበና ማሰሮ ቢላዋ ሹካ ምጣድ ትሪ ወንፊት ሞሰብ መጥበሻ ኩባያ ማንቆርቆሪያ እንስራ", "thing", owners: "kin");
        to.Add("room", NounKind.Place, "ቤት ክፍል ሳሎን ግቢ ጓሮ በረንዳ ጎጆ መኝታ_ቤት ማድ_ቤት ደጃፍ ጣሪያ ፎቅ", "place", owners: "kin friend PER");
        to.Add("opening", NounKind.Thing, "በር መስኮት ሳጥን መጋረጃ አጥር መዝጊያ ሱቅ ቁልፍ", "thing", owners: "room");
        to.Add("feast", NounKind.Thing,
            "በዓል/p=በዓላት ሠርግ ግብዣ ልደት ማኅበር ጥምቀት* ፋሲካ* ገና* መስቀል* እንቁጣጣሽ* ረመዳን* ዒድ* ምርቃት ቀለበት", owners: "kin PER");
        to.Add("gift", NounKind.Thing, "ስጦታ መጽሐፍ/p=መጻሕፍት አበባ/o ቀለበት ልብስ ሰዓት ጫማ ደብዳቤ ሐብል ስልክ ገንዘብ* አሻንጉሊት", "thing");
        to.Add("clothes", NounKind.Thing,
            "ልብስ ጫማ ቀሚስ ሸሚዝ ሱሪ ኮት ነጠላ ጋቢ ሹራብ ካልሲ ቀበቶ ባርኔጣ ሻርፕ ጃኬት ሻሽ ኩታ ሙሉ_ልብስ ጉርድ", "thing", owners: "kin");
        to.Add("talk", NounKind.Thing,
            "ታሪክ ወሬ ምክር* ጉዳይ ዜና ሐሳብ ቀልድ ተረት ምሥጢር/p=ምሥጢራት እውነት* ሕልም ችግር ጨዋታ ገጠመኝ", "paper", owners: "kin PER");
        to.Add("feeling", NounKind.Abstract, "ሰላም* ፍቅር* ደስታ* ተስፋ* ጤና* ሕይወት* ትዕግስት* ዕድል ዕረፍት* ሀብት* ብርሃን* ድል በረከት*");
        to.Add("village", NounKind.Place, "መንደር ሰፈር ከተማ/o ገጠር* ወረዳ አካባቢ ቀበሌ", "place", owners: "CITY");
    }
}
