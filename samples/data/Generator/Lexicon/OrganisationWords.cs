namespace DistillEmb.MLNet.Samples.Generator.Lexicon;

/// <summary>Names of organisations, '_' between the words of one name.</summary>
internal static class OrganisationWords
{
    public static readonly string[] Clubs = Split(
        "ቅዱስ_ጊዮርጊስ ኢትዮጵያ_ቡና ፋሲል_ከነማ ሐዋሳ_ከተማ አዳማ_ከተማ ባሕር_ዳር_ከነማ ወላይታ_ዲቻ መከላከያ ሲዳማ_ቡና ቅዱስ_ጊዮርጊስ_እግር_ኳስ_ክለብ ድሬዳዋ_ከተማ ጅማ_አባ_ጅፋር "
        + "አርባ_ምንጭ_ከተማ መቀሌ_70_እንደርታ ወልድያ_ከነማ የኢትዮጵያ_ቡና_ስፖርት_ክለብ ሐድያ_ሆሳዕና ኢትዮጵያ_መድን");

    public static readonly string[] Offices = Split(
        "የጤና_ሚኒስቴር የትምህርት_ሚኒስቴር የግብርና_ሚኒስቴር የገንዘብ_ሚኒስቴር የኢትዮጵያ_ንግድ_ባንክ የኢትዮጵያ_አየር_መንገድ ኢትዮ_ቴሌኮም የውጭ_ጉዳይ_ሚኒስቴር የፌዴራል_ፖሊስ_ኮሚሽን "
        + "የንግድ_ሚኒስቴር የትራንስፖርት_ሚኒስቴር የኢትዮጵያ_ብሔራዊ_ባንክ የገቢዎች_ሚኒስቴር የምርጫ_ቦርድ የስታቲስቲክስ_ኤጀንሲ የኢትዮጵያ_መንገዶች_ባለሥልጣን የአፍሪካ_ኅብረት የአዲስ_አበባ_አስተዳደር "
        + "የኢትዮጵያ_እግር_ኳስ_ፌዴሬሽን የብሔራዊ_ሚቲዎሮሎጂ_ኤጀንሲ የኢትዮጵያ_ቀይ_መስቀል_ማኅበር");

    public static readonly string[] Banks = Split(
        "የኢትዮጵያ_ንግድ_ባንክ ዳሽን_ባንክ አዋሽ_ባንክ አቢሲኒያ_ባንክ ወጋገን_ባንክ ንብ_ባንክ የልማት_ባንክ ኅብረት_ባንክ");

    public static readonly string[] Universities = Split(
        "አዲስ_አበባ_ዩኒቨርሲቲ ጎንደር_ዩኒቨርሲቲ ባሕር_ዳር_ዩኒቨርሲቲ ጅማ_ዩኒቨርሲቲ ሐዋሳ_ዩኒቨርሲቲ መቀሌ_ዩኒቨርሲቲ ሐረማያ_ዩኒቨርሲቲ አርባ_ምንጭ_ዩኒቨርሲቲ ወሎ_ዩኒቨርሲቲ");

    public static readonly string[] Hospitals = Split(
        "ጥቁር_አንበሳ_ሆስፒታል ቅዱስ_ጳውሎስ_ሆስፒታል ዘውዲቱ_ሆስፒታል ጎንደር_ሆስፒታል አለርት_ሆስፒታል ምኒልክ_ሆስፒታል የካቲት_12_ሆስፒታል ጅማ_ሆስፒታል");

    public static readonly string[] ClubsKeptBack = Split("ወልቂጤ_ከተማ ሰበታ_ከተማ ኢትዮ_ኤሌክትሪክ ደቡብ_ፖሊስ ሰሜን_ሸዋ_ከነማ አውስኮድ");

    public static readonly string[] OfficesKeptBack = Split(
        "የመከላከያ_ሚኒስቴር የባህልና_ቱሪዝም_ሚኒስቴር የፍትሕ_ሚኒስቴር የጉምሩክ_ኮሚሽን የኢትዮጵያ_መድን_ድርጅት የኢትዮጵያ_ኤሌክትሪክ_ኃይል የሳይንስ_አካዳሚ");

    public static readonly string[] BanksKeptBack = Split("ብርሃን_ባንክ ቡና_ባንክ ዘመን_ባንክ አንበሳ_ባንክ ፀሐይ_ባንክ");

    public static readonly string[] UniversitiesKeptBack = Split("ዲላ_ዩኒቨርሲቲ ወልድያ_ዩኒቨርሲቲ አምቦ_ዩኒቨርሲቲ ደብረ_ታቦር_ዩኒቨርሲቲ");

    public static readonly string[] HospitalsKeptBack = Split("ፈለገ_ሕይወት_ሆስፒታል ጋንዲ_ሆስፒታል ራስ_ደስታ_ሆስፒታል");

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
