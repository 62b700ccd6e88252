namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Journeys: vehicles, stops, sights and those who travel.</summary>
internal static class TravelWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("vehicle", NounKind.Thing,
            "መኪና አውቶቡስ ታክሲ ባቡር አውሮፕላን ሚኒባስ ብስክሌት ሞተር_ብስክሌት ጀልባ በቅሎ ፈረስ ጋሪ ባጃጅ መርከብ የጭነት_መኪና", "thing", owners: "PER kin driver");
        to.Add("aircraft", NounKind.Thing, "አውሮፕላን ሄሊኮፕተር ወፍ", "thing", owners: "COUNTRY");
        to.Add("driver", NounKind.Human, "ሹፌር አሽከርካሪ ረዳት ባለታክሲ አብራሪ ጋሪ_ነጂ", "person", owners: "vehicle");
        to.Add("traveller", NounKind.Human,
            "መንገደኛ ተሳፋሪ ጎብኚ ቱሪስት እንግዳ ነጋዴ ስደተኛ አስጎብኚ ተጓዥ ተማሪ", "person", owners: "COUNTRY CITY");
        to.Add("road", NounKind.Place, "መንገድ ጎዳና አደባባይ ድልድይ አስፋልት ኮረብታ መታጠፊያ መስቀለኛ_መንገድ ዳገት ቁልቁለት", "place", owners: "CITY village");
        to.Add("stop", NounKind.Place,
            "መናኸሪያ ሆቴል ጣቢያ አየር_ማረፊያ ድንበር ወደብ ኬላ ፌርማታ የእንግዳ_ማረፊያ ነዳጅ_ማደያ", "place", owners: "CITY");
        to.Add("hotel", NounKind.Place, "ሆቴል እንግዳ_ማረፊያ ቤት መንደር ሰፈር ድንኳን ገዳም/p=ገዳማት", "place", owners: "CITY kin");
        to.Add("sight", NounKind.Place,
            "ሐይቅ ተራራ/o ወንዝ ገዳም/p=ገዳማት ሙዚየም ፏፏቴ ቤተ_መንግሥት ደሴት ዋሻ ሐውልት ቤተ_ክርስቲያን መስጊድ ፓርክ ሸለቆ ደን ግንብ ፍል_ውሃ ቅርስ",
            "place", owners: "CITY COUNTRY");
        to.Add("river", NounKind.Place, "ወንዝ ድልድይ ሸለቆ ሜዳ ድንበር ጅረት በረሃ ተራራ/o", "place", owners: "CITY COUNTRY");
        to.Add("luggage", NounKind.Thing,
            "ሻንጣ ቦርሳ ዕቃ ትኬት ፓስፖርት ካርታ ጃንጥላ ካሜራ መነጽር ስንቅ* ቪዛ መታወቂያ ሰነድ", "thing", owners: "PER kin");
        to.Add("cargo", NounKind.Thing, "ዕቃ ጭነት እህል/p=እህሎች ሲሚንቶ* ነዳጅ* ማዳበሪያ* ጆንያ ብረት* እንጨት ቡና* ፍራፍሬ", "thing", "ኩንታል ጆንያ");
    }
}
