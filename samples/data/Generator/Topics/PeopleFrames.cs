namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>What families do at home and with each other.</summary>
internal static class PeopleFrames
{
    public const string Text = """
        በላ | PER kin person PRON child | በ:room? ከ:kin,friend:ጋር? O:dish
        ጠጣ | PER kin person PRON | ከ:friend:ጋር? በ:room:ውስጥ? O:drink
        አበሰለ | kin WOMAN PRON | ለ:kin,friend? O:dish
        ነገረ | PER kin PRON person | ለ:kin,friend,PER O:talk
        ጎበኘ | PER kin PRON person | በ:CITY? O:kin,PER
        ሰጠ | PER kin PRON person | ለ:kin,friend,PER,child O:gift
        አዘጋጀ | PER kin PRON | ለ:feast,kin O:dish,meal
        ጠራ | PER kin PRON person | ወደ:feast? O:friend,PER,kin
        ኖረ | PER kin PRON person | ከ:kin:ጋር? በ:CITY,village
        ረዳ | PER kin PRON person | O:kin,friend,PER,child
        ለበሰ | PER kin PRON person child | በ:feast? O:clothes
        ገዛ | PER kin PRON | ለ:kin,child? O:clothes,furniture,gift,utensil
        አጠበ | PER kin PRON | በ:room? O:clothes,utensil
        ወደደ | PER kin PRON child | O:kin,PER,dish,child
        ላከ | PER kin PRON | ለ:kin,PER ወደ:CITY? O:gift
        ተገናኘ | PER kin PRON person | ከ:friend,PER:ጋር በ:feast,CITY
        ጠበቀ | PER kin PRON person | በ:room? O:kin,friend,PER
        ተቀመጠ | PER kin PRON person child | በ:seat:ላይ
        ጠረገ | kin PER PRON | O:room
        ከፈተ | PER kin PRON child | O:opening
        ዘጋ | PER kin PRON person | O:opening
        አከበረ | PER kin person PRON | በ:CITY? ከ:kin:ጋር? O:feast
        ሰማ | PER kin PRON person | ከ:friend,kin? O:talk
        አስታወሰ | PER kin PRON person | O:talk,kin,PER
        አመሰገነ | PER kin PRON person | ስለ:gift? O:kin,friend,PER
        ተኛ | kin child PRON PER | በ:seat:ላይ በ:room:ውስጥ?
        ጠየቀ | PER kin PRON person | ስለ:talk,feast? O:kin,friend,PER
        አሳደገ | kin PER PRON | በ:CITY? O:child
        አገባ | MAN | በ:CITY? O:WOMAN
        አገባ | WOMAN | በ:CITY? O:MAN
        ወለደ | WOMAN | በ:CITY,HOSP? =ወንድ =ልጅ
        ወለደ | WOMAN | በ:CITY? =ሴት =ልጅ
        ተጣላ | PER kin person PRON | ከ:friend,kin,PER:ጋር ስለ:talk?
        ታረቀ | PER kin person PRON | ከ:friend,kin,PER:ጋር
        ተመኘ | PER kin PRON person | ለ:kin,friend,PER O:feeling
        አገኘ | PER kin person PRON | ከ:kin? O:feeling
        አጣ | PER kin person PRON | በ:village? O:feeling
        ነው | kin PER person PRON child friend | P:person =ሰው
        ነው | dish drink | P:food
        ነው | clothes furniture utensil | P:thing
        """;
}
