namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Football: players, teams, matches and cups.</summary>
internal static class FootballWords
{
    public static void AddTo(Vocabulary to)
    {
        to.Add("player", NounKind.Human,
            "ተጫዋች አጥቂ ተከላካይ ግብ_ጠባቂ አማካይ አምበል በረኛ ግብ_አዳኝ ተቀያሪ ኳስ_አቀባይ የክንፍ_ተጫዋች", "person", owners: "CLUB team COUNTRY");
        to.Add("keeper", NounKind.Human, "ግብ_ጠባቂ በረኛ", "person", owners: "CLUB team");
        to.Add("coach", NounKind.Human, "አሰልጣኝ ምክትል_አሰልጣኝ አምበል ቡድን_መሪ ፕሬዚዳንት", "person", owners: "CLUB team COUNTRY");
        to.Add("referee", NounKind.Human, "ዳኛ ረዳት_ዳኛ ኮሚሽነር አራተኛ_ዳኛ", "person", owners: "match");
        to.Add("fan", NounKind.Human, "ደጋፊ ተመልካች ቲፎዞ ጋዜጠኛ ወጣት", "person", owners: "CLUB team");
        to.Add("team", NounKind.Group, "ቡድን ክለብ ብሔራዊ_ቡድን የሴቶች_ቡድን የወጣቶች_ቡድን ተጋጣሚ ባለሜዳ", "sport", owners: "CITY COUNTRY");
        to.Add("match", NounKind.Thing, "ጨዋታ ግጥሚያ ውድድር የፍጻሜ_ጨዋታ ሻምፒዮና ማጣሪያ ደርቢ የወዳጅነት_ጨዋታ ልምምድ", "sport", owners: "CLUB team league");
        to.Add("ball", NounKind.Thing, "ኳስ ቅጣት_ምት ፍጹም_ቅጣት_ምት የማዕዘን_ምት የግንባር_ኳስ መረብ", "sport", owners: "player");
        to.Add("goal", NounKind.Thing, "ጎል ግብ ነጥብ", "sport", owners: "player PER");
        to.Add("ground", NounKind.Place, "ሜዳ ስታዲየም ልምምድ_ሜዳ ካምፕ", "place", owners: "CITY CLUB team");
        to.Add("cup", NounKind.Thing, "ዋንጫ ሜዳሊያ ሽልማት የወርቅ_ሜዳሊያ ሻምፒዮንነት", "sport", owners: "league CITY");
        to.Add("league", NounKind.Abstract, "ሊግ* ፕሪሚየር_ሊግ* የአፍሪካ_ዋንጫ* የዓለም_ዋንጫ* ከፍተኛ_ሊግ* ጥሎ_ማለፍ*", owners: "COUNTRY");
        to.Add("injury", NounKind.Body, "እግር ጉልበት ቁርጭምጭሚት ትከሻ ጭን ራስ", "");
    }
}
