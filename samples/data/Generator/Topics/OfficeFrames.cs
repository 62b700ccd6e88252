namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>What offices and officials decide, write and build.</summary>
internal static class OfficeFrames
{
    public const string Text = """
        አጸደቀ | body official ORG | በ:meeting? O:law
        አስታወቀ | ORG official body | ስለ:law,matter በ:CITY?
        ገለጸ | official ORG PER | ስለ:matter,law በ:meeting?
        ተወያየ | official body citizen PER | ከ:citizen,official:ጋር? ስለ:matter,law
        ገነባ | body ORG | በ:CITY,village O:works
        ሰጠ | body official | ለ:citizen,PER O:paper
        ጠየቀ | citizen PER PRON | በ:office? O:paper
        ከፈለ | citizen PER PRON | ለ:body? O:tax
        ሰበሰበ | body official ORG | ከ:citizen O:tax
        መረመረ | official body | O:paper,matter
        አቀረበ | citizen official PER | ለ:body,official O:paper,matter
        አቋቋመ | body ORG | በ:CITY? O:body
        ሾመ | body ORG | በ:CITY? O:official,PER
        መረጠ | citizen | በ:CITY? O:official,PER
        ፈረመ | official PER | በ:office? O:law,paper
        አወጣ | body ORG | ስለ:matter? O:law
        አሻሻለ | body ORG official | በ:meeting? O:law
        ሰረዘ | body official | O:law,paper
        ተቃወመ | citizen official PER | በ:meeting? O:law
        ደገፈ | citizen official PER | O:law
        ተሳተፈ | official PER citizen | በ:CITY? በ:meeting:ላይ
        ጀመረ | body ORG official | በ:CITY? O:works,meeting
        ጨረሰ | body official ORG | በ:duration? O:works,meeting
        መዘገበ | official body | በ:office? O:citizen,paper
        አሠለጠነ | ORG body | በ:CITY? O:official,citizen
        ቀጠረ | ORG body | በ:duration? O:official,PER
        ተቆጣጠረ | body official | በ:CITY? O:works,matter
        መራ | official PER | በ:CITY? O:meeting,body
        ላከ | official body citizen | ወደ:office O:paper
        ተቀበለ | official body | ከ:citizen O:paper
        አዘጋጀ | ORG body official | በ:CITY? O:meeting,law
        ገባ | citizen PER official | ወደ:office በ:hour?
        ወጣ | citizen PER official | ከ:office በ:hour?
        ጨመረ | body | በ:percent? O:tax
        ቀነሰ | body | በ:percent? O:tax
        ነው | law meeting paper matter | P:paper
        ነው | official citizen | P:person
        """;
}
