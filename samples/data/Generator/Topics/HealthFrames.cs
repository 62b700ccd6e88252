namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Illness, treatment and those who give it.</summary>
internal static class HealthFrames
{
    public const string Text = """
        አከመ | medic HOSP | በ:clinic,HOSP? O:patient
        ታከመ | patient PER PRON kin | በ:clinic,HOSP ከ:disease?
        መረመረ | medic | በ:clinic? O:patient,sample,limb
        ሰጠ | medic | ለ:patient,PER O:drug
        ወሰደ | patient PER PRON kin | ለ:disease? O:drug
        ዋጠ | patient PER PRON | ከ:meal:በኋላ? O:pill
        ወጋ | medic | በ:clinic? ለ:disease? O:patient
        ዳነ | patient PER PRON kin | ከ:disease በ:duration?
        ተሰቃየ | patient PER PRON kin | በ:disease በ:duration?
        ያዘ | disease | በ:CITY? O:patient,child,PER
        አዘዘ | medic | ለ:patient,PER O:drug
        ተመረመረ | patient PER PRON kin | በ:clinic,HOSP O:sample
        ተከተበ | patient child PER | በ:clinic,HOSP ለ:disease?
        ከተበ | medic clinic | በ:CITY? O:child,patient
        ተስፋፋ | disease | በ:CITY,village በ:season?
        ተከላከለ | medic drug citizen | በ:CITY? O:disease
        ለገሰ | PER PRON citizen | ለ:HOSP,patient =ደም
        ተኛ | patient PER | በ:clinic,HOSP 0:duration
        አረፈ | patient PER PRON | በ:room 0:duration
        ታጠበ | patient PRON PER kin | =በውሃ? O:limb
        ወለደ | WOMAN | በ:clinic,HOSP =ሴት =ልጅ
        ሄደ | patient PER PRON kin | ወደ:clinic,HOSP ለ:disease?
        መጣ | patient medic | ከ:CITY ወደ:clinic,HOSP
        ወጣ | patient PER PRON | ከ:clinic,HOSP በ:duration?
        አሸ | medic kin PRON | በ:drug? O:limb
        ጎዳ | disease | በ:CITY? O:patient,limb,citizen
        ላከ | clinic medic ORG | ወደ:clinic,CITY O:drug,sample
        አስተማረ | medic | ስለ:disease O:citizen,patient
        ገዛ | patient kin PER PRON | ከ:clinic O:drug
        ጎበኘ | kin PER PRON | በ:clinic,HOSP O:patient,friend
        ቀነሰ | disease | በ:CITY በ:percent?
        ነው | disease | P:illness =በሽታ
        ነው | medic patient | P:person
        """;
}
