namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>School and health: those who teach and heal, and what they teach and heal with.</summary>
internal static class LearningWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("student", NounKind.Human, "ተማሪ ልጅ/g=ልጅቷ ተመራቂ ሕፃን/p=ሕፃናት ሠልጣኝ ተፈታኝ የክፍል_አለቃ ተወዳዳሪ", "person", owners: "school UNI CITY");
        to.Add("teacher", NounKind.Human, "መምህር/p=መምህራን አስተማሪ ርዕሰ_መምህር/p=ርዕሰ_መምህራን ፕሮፌሰር ተመራማሪ አሠልጣኝ ፈታኝ", "person", owners: "school UNI subject");
        to.Add("subject", NounKind.Abstract, "ሒሳብ* ታሪክ* አማርኛ* እንግሊዝኛ* ሳይንስ* ፊዚክስ* ኬሚስትሪ* ባዮሎጂ* ሙዚቃ* ጂኦግራፊ* ሕግ* ሕክምና* ምሕንድስና* ኢኮኖሚክስ* ግዕዝ*");
        to.Add("lesson", NounKind.Thing, "ትምህርት ምዕራፍ ጥያቄ ፊደል/p=ፊደላት ቀመር ታሪክ ቋንቋ ግጥም ቃል/p=ቃላት የቤት_ሥራ ሰዋስው*", "study", owners: "subject");
        to.Add("text", NounKind.Thing, "መጽሐፍ/p=መጻሕፍት ጋዜጣ ልቦለድ ግጥም ተረት መጽሔት ደብዳቤ ማስታወሻ ጽሑፍ መዝገበ_ቃላት መጣጥፍ", "study", owners: "subject teacher");
        to.Add("stationery", NounKind.Thing, "ደብተር እርሳስ እስክሪብቶ መጽሐፍ/p=መጻሕፍት ቦርሳ ማስመሪያ ሰሌዳ ጠመኔ ላጲስ ኮምፒውተር ወረቀት", "thing", owners: "student kin");
        to.Add("exam", NounKind.Thing, "ፈተና ጥያቄ የመግቢያ_ፈተና ብሔራዊ_ፈተና ማጣሪያ_ፈተና ውድድር", "study", owners: "subject school");
        to.Add("school", NounKind.Place, "ትምህርት_ቤት ክፍል ዩኒቨርሲቲ ኮሌጅ ቤተ_መጻሕፍት ቤተ_ሙከራ መዋዕለ_ሕፃናት ተቋም/p=ተቋማት ግቢ", "place", owners: "CITY village");
        to.Add("prize", NounKind.Thing, "ሽልማት መጽሐፍ/p=መጻሕፍት ሜዳሊያ ዲፕሎማ ዲግሪ ሰርተፍኬት ዋንጫ ምስክር_ወረቀት", "thing", owners: "school");

        to.Add("medic", NounKind.Human, "ሐኪም ዶክተር ነርስ አዋላጅ የጤና_ባለሙያ ፋርማሲስት ቀዶ_ሐኪም የጥርስ_ሐኪም የጤና_መኮንን", "person", owners: "clinic CITY");
        to.Add("patient", NounKind.Human, "ታማሚ በሽተኛ ሕፃን/p=ሕፃናት እናት/f አረጋዊ/p=አረጋውያን ሕመምተኛ ነፍሰ_ጡር/f ተጎጂ ልጅ/g=ልጅቷ", "person", owners: "clinic CITY");
        to.Add("disease", NounKind.Mass, "በሽታ ወባ* ጉንፋን* ሳል* ትኩሳት* ኮሌራ* ኩፍኝ* ራስ_ምታት* የስኳር_በሽታ* ካንሰር* የደም_ግፊት* ቁስል የሳንባ_ምች* ተቅማጥ* ወረርሽኝ", "illness", owners: "child patient");
        to.Add("drug", NounKind.Thing, "መድኃኒት ክኒን መርፌ ክትባት ሽሮፕ ቅባት ግሉኮስ* ፀረ_ተህዋስ*", "study", owners: "disease patient");
        to.Add("pill", NounKind.Thing, "ክኒን መድኃኒት ሽሮፕ እንክብል", "thing", owners: "disease");
        to.Add("limb", NounKind.Body, "እጅ እግር ራስ ሆድ ዓይን ጆሮ ጥርስ ጀርባ ፊት ጉሮሮ ደረት አንገት ልብ ጣት ትከሻ", "");
        to.Add("clinic", NounKind.Place, "ሆስፒታል ክሊኒክ ጤና_ጣቢያ ፋርማሲ ድንገተኛ_ክፍል ላቦራቶሪ የሕክምና_ማዕከል/p=የሕክምና_ማዕከላት", "place", owners: "CITY village");
        to.Add("sample", NounKind.Thing, "ደም* ሽንት* ምርመራ ራጅ ውጤት", "study", owners: "patient");
    }
}
