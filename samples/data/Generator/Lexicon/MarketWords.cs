namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>The market: goods, prices, sellers and buyers.</summary>
internal static class MarketWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("vegetable", NounKind.Mass, "ሽንኩርት ቲማቲም ድንች ጎመን* ቃሪያ ካሮት ነጭ_ሽንኩርት* ቀይ_ሥር* ጥቅል_ጎመን* ሰላጣ* ዱባ ዝንጅብል*", "goods", "ኪሎ ከረጢት ኩንታል", "seller farmer CITY");
        to.Add("fruit", NounKind.Mass, "ብርቱካን ሙዝ ሎሚ ማንጎ ፓፓያ አቮካዶ ወይን* አናናስ ሐብሐብ ዘይቱን* እንጆሪ* መንደሪን", "goods", "ኪሎ ካርቶን", "seller farmer CITY");
        to.Add("grain", NounKind.Mass, "ጤፍ* ስንዴ* በቆሎ* ገብስ* ማሽላ* ሩዝ* ዳጉሳ* ባቄላ* አተር* ምስር* ሽንብራ* ኑግ* ሰሊጥ*", "goods", "ኩንታል ኪሎ", "seller farmer CITY");
        to.Add("grocery", NounKind.Mass, "ስኳር* ዘይት* ጨው* ቅቤ* ማር* በርበሬ* ቡና* ዱቄት* ሳሙና ዕንቁላል መኮሮኒ* ሻማ ኮረሪማ* ቅመም", "goods", "ኪሎ ሊትር ደርዘን", "seller CITY");
        to.Add("livestock", NounKind.Thing, "በግ ፍየል በሬ ዶሮ ላም/f ጥጃ ግመል አህያ/o ወይፈን ጊደር/f", "animal", owners: "farmer seller kin");
        to.Add("jewel", NounKind.Thing, "ወርቅ* ብር* አልማዝ* ቀለበት ሐብል አምባር ጉትቻ ዶቃ", "thing", owners: "seller PER");
        to.Add("price", NounKind.Thing, "ዋጋ ገንዘብ* ክፍያ ትርፍ* ዕዳ ኪራይ ብድር ቅናሽ ቀብድ", "price", owners: "vegetable fruit grain grocery livestock clothes");
        to.Add("cost", NounKind.Cost, "ዋጋ* ክፍያ*", "price", owners: "vegetable fruit grain grocery livestock clothes jewel");
        to.Add("seller", NounKind.Human, "ነጋዴ ሻጭ ባለሱቅ ደላላ ቸርቻሪ አከፋፋይ አስመጪ ጅምላ_ሻጭ ላኪ ገንዘብ_ተቀባይ", "person", owners: "CITY vegetable fruit grain clothes marketplace");
        to.Add("buyer", NounKind.Human, "ገዢ ሸማች ደንበኛ ነዋሪ ሴት/f/g=ሴትዮዋ ተጠቃሚ", "person", owners: "CITY marketplace");
        to.Add("marketplace", NounKind.Place, "ገበያ ሱቅ መደብር ጉሊት ሱፐርማርኬት መጋዘን ባዛር የእህል_ገበያ የከብት_ገበያ ሸማቾች_ማኅበር", "place", owners: "CITY village seller");
        to.Add("porter", NounKind.Human, "ሸክም_ተሸካሚ ሠራተኛ ወዛደር ሹፌር ነጋዴ", "person", owners: "marketplace");
    }
}
