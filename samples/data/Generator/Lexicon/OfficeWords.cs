namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Government offices, laws, papers and meetings.</summary>
internal static class OfficeWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("official", NounKind.Human,
            "ሚኒስትር ኃላፊ ከንቲባ ዳይሬክተር ሠራተኛ ባለሥልጣን/p=ባለሥልጣናት ዳኛ ፖሊስ አስተዳዳሪ ሊቀ_መንበር ባለሙያ አምባሳደር ተወካይ ኮሚሽነር ጸሐፊ ጠበቃ ሥራ_አስኪያጅ ቃል_አቀባይ መርማሪ ዐቃቤ_ሕግ ገንዘብ_ያዥ",
            "person", owners: "CITY body ORG");
        to.Add("body", NounKind.Group,
            "መንግሥት/p=መንግሥታት ቢሮ ምክር_ቤት ፍርድ_ቤት ኮሚሽን ጽሕፈት_ቤት ኮሚቴ ወረዳ አስተዳደር ክልል ድርጅት ተቋም/p=ተቋማት ማዘጋጃ_ቤት ኤጀንሲ ባለሥልጣን ማኅበር/p=ማኅበራት ፓርቲ",
            owners: "CITY COUNTRY");
        to.Add("law", NounKind.Thing,
            "ሕግ/p=ሕጎች አዋጅ ዕቅድ በጀት መመሪያ ውሳኔ ደንብ ስምምነት ፖሊሲ ሪፖርት ማሻሻያ ፕሮጀክት ውል ሕገ_መንግሥት ረቂቅ ጥናት ስትራቴጂ መግለጫ",
            "paper", owners: "body ORG COUNTRY");
        to.Add("paper", NounKind.Thing,
            "ደብዳቤ ማመልከቻ ቅጽ ፈቃድ መታወቂያ ሰነድ ማስረጃ ፓስፖርት ደረሰኝ ፋይል መዝገብ ሰርተፍኬት ካርታ ኮንትራት", "paper", owners: "citizen PER");
        to.Add("tax", NounKind.Thing, "ግብር* ቀረጥ ክፍያ ቅጣት ደመወዝ ዕዳ ካሳ ኪራይ ታክስ መዋጮ", "price", owners: "citizen");
        to.Add("matter", NounKind.Thing,
            "ጉዳይ ችግር ጥያቄ ቅሬታ አቤቱታ ምርጫ አገልግሎት ሰላም* ልማት* ሙስና* ፍትሕ* ኢኮኖሚ* ኢንቨስትመንት* መሬት* ትራንስፖርት* መብት", "paper", owners: "citizen CITY village");
        to.Add("citizen", NounKind.Human, "ነዋሪ ዜጋ/p=ዜጎች ባለጉዳይ አመልካች ግብር_ከፋይ ሠራተኛ መራጭ ተከሳሽ ከሳሽ ምስክር ጡረተኛ ሕዝብ", "person", owners: "CITY village");
        to.Add("works", NounKind.Place,
            "መንገድ ድልድይ ሆስፒታል ትምህርት_ቤት ግድብ ፋብሪካ ሕንፃ ጣቢያ ገበያ ጤና_ጣቢያ መስኖ ቤተ_መጻሕፍት አየር_ማረፊያ የውሃ_ጉድጓድ", "place", owners: "CITY village");
        to.Add("meeting", NounKind.Thing, "ስብሰባ ውይይት ጉባኤ ድርድር ሥልጠና ክርክር ምርጫ ቃለ_መጠይቅ ዐውደ_ጥናት ችሎት", "paper", owners: "body ORG official");
        to.Add("office", NounKind.Place, "ቢሮ ፍርድ_ቤት ጽሕፈት_ቤት አዳራሽ ማዘጋጃ_ቤት ፖሊስ_ጣቢያ ምክር_ቤት ቀበሌ ኤምባሲ ባንክ ፖስታ_ቤት", "place", owners: "CITY official");
    }
}
