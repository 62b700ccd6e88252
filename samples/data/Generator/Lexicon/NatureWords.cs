namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Weather, seasons and the land under them.</summary>
internal static class NatureWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("rain", NounKind.Abstract, "ዝናብ* በረዶ* ካፊያ* ዶፍ* ወጨፎ*", "weather", owners: "season");
        to.Add("wind", NounKind.Abstract, "ነፋስ* አውሎ_ነፋስ* ማዕበል* አየር* ንፋስ*", "weather", owners: "season");
        to.Add("cloud", NounKind.Abstract, "ደመና* ጭጋግ* ጉም* አቧራ* ጤዛ* ጨለማ* ውርጭ*", "weather");
        to.Add("sun", NounKind.Abstract, "ፀሐይ*/f ጨረቃ*/f ኮከብ/p=ከዋክብት ጀንበር*/f", "weather");
        to.Add("heat", NounKind.Abstract, "ሙቀት* ብርድ* ቅዝቃዜ* ወበቅ* ሐሩር* ውርጭ* እርጥበት*", "weather", owners: "season CITY village");
        to.Add("flood", NounKind.Abstract, "ጎርፍ* ወንዝ ማዕበል* የመሬት_መንሸራተት* ናዳ* ሐይቅ", "weather", owners: "season CITY");
        to.Add("season", NounKind.Abstract, "ክረምት* በጋ* በልግ* ፀደይ* መኸር* መፀው*");
        to.Add("land", NounKind.Place,
            "ከተማ/o ሜዳ ተራራ/o ሸለቆ መስክ መንደር ሐይቅ አካባቢ ደጋ* ቆላ* ወይና_ደጋ* ኮረብታ በረሃ ሰማይ* አገር/g=አገሪቷ ጫካ", "place", owners: "CITY COUNTRY");
        to.Add("ridge", NounKind.Place, "ተራራ/o ኮረብታ ደን ሸለቆ ገደል አድማስ", "place", owners: "CITY COUNTRY");
        to.Add("water", NounKind.Thing, "ወንዝ ሐይቅ ጅረት ምንጭ ግድብ ጉድጓድ ኩሬ ረግረግ", "place", owners: "CITY village");
        to.Add("forecaster", NounKind.Human, "የሚቲዎሮሎጂ_ባለሙያ ተመራማሪ ሳይንቲስት ጋዜጠኛ የአየር_ትንበያ_ባለሙያ ጥናት_አቅራቢ", "person", owners: "CITY COUNTRY");
        to.Add("weather", NounKind.Abstract, "ዝናብ* የአየር_ጠባይ* ድርቅ* ሙቀት* ጎርፍ* የአየር_ንብረት* ቅዝቃዜ* ነፋስ* ደመና*", "weather", owners: "season");
    }
}
