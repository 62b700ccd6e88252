namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Names of places, '_' between the words of one name.</summary>
internal static class PlaceWords
{
    public static readonly string[] Cities = Split(
        "አዲስ_አበባ ባሕር_ዳር ጎንደር ሐዋሳ አዳማ መቀሌ ድሬዳዋ ጅማ ደሴ ሐረር አርባ_ምንጭ ደብረ_ብርሃን ነቀምት ደብረ_ማርቆስ ወልድያ አክሱም ሻሸመኔ አሰላ ዲላ ጅግጅጋ ቢሾፍቱ ላሊበላ አምቦ ሆሳዕና አሶሳ ጋምቤላ ሰመራ "
        + "ወላይታ_ሶዶ ወሊሶ ቦሌ መርካቶ ፒያሳ ሳሪስ ካዛንቺስ ቡራዩ ሰበታ መተከል ሽሬ አላማጣ ፍኖተ_ሰላም እንጅባራ አፋር ሐረርጌ ወለጋ ሸዋ ጎጃም ወሎ ትግራይ ሲዳማ ከፋ ባሌ አሩሲ");

    public static readonly string[] Countries = Split(
        "ኢትዮጵያ ኬንያ ሱዳን ጅቡቲ ግብፅ ሶማሊያ ኤርትራ ኡጋንዳ ደቡብ_አፍሪካ ታንዛኒያ ቻይና አሜሪካ ደቡብ_ሱዳን ሳውዲ_አረቢያ ህንድ ቱርክ ጀርመን ሞሮኮ ዛምቢያ አልጄሪያ");

    public static readonly string[] Waters = Split("ጣና አባይ አዋሽ ላንጋኖ አባያ ጫሞ ተከዜ ባሮ ራስ_ዳሽን ጨርጨር እንጦጦ ኦሞ");

    public static readonly string[] CitiesKeptBack = Split(
        "ቡታጅራ ፍቼ መተማ ሞጆ ዝዋይ ወልቂጤ ሚዛን_ተፈሪ ደብረ_ታቦር ኮምቦልቻ ሞያሌ ቦንጋ መቱ ጊምቢ አድዋ አዲግራት ሁመራ ጎዴ ጎባ ይርጋ_ዓለም ሰንዳፋ ሱሉልታ ሆለታ ሰቆጣ");

    public static readonly string[] CountriesKeptBack = Split("ሩዋንዳ ጋና ናይጄሪያ ጣሊያን ብራዚል ሴኔጋል ቱኒዚያ ማሊ ጃፓን");

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
