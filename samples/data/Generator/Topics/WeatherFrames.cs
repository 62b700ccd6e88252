namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Rain, sun and wind, and what they do to the land.</summary>
internal static class WeatherFrames
{
    public const string Text = """
        ዘነበ | rain | በ:CITY,land =በብዛት?
        ጣለ | rain | በ:CITY,land
        ነፈሰ | wind | በ:land,CITY =በኃይል?
        ወጣ | sun | ከ:cloud:በኋላ? በ:hour?
        ጠለቀ | sun | በ:ridge:ጀርባ
        ሸፈነ | cloud | O:land,CITY
        ጨመረ | heat | በ:CITY,land በ:degree?
        ቀነሰ | heat rain | በ:CITY,land በ:degree?
        አጥለቀለቀ | flood | በ:CITY? O:land,room,field,road
        አበላሸ | rain flood wind heat | በ:CITY? O:crop,road,harvest
        ሞላ | water | በ:season በ:rain?
        ደረቀ | water | በ:season በ:CITY?
        ተነበየ | forecaster ORG | ስለ:weather በ:CITY?
        ገለጸ | forecaster ORG | ስለ:weather በ:CITY?
        አንጸባረቀ | sun | በ:land:ላይ በ:hour?
        ገባ | season | በ:CITY,land =ቀድሞ?
        ደረሰ | heat | በ:CITY =ወደ 0:degree
        በረታ | heat rain wind | በ:CITY,land በ:season?
        ቀዘቀዘ | land | በ:season በ:hour?
        አወደመ | flood wind | በ:CITY? O:room,field,road
        ጎዳ | heat flood | O:farmer,animal,crop,citizen
        ቆመ | rain wind | በ:CITY,land በ:hour
        ቀጠለ | rain heat wind | በ:CITY,land እስከ:hour:ድረስ?
        ሞቀ | land | በ:season,hour
        አየ | PER PRON person farmer | በ:land:ላይ O:cloud,sun
        ጠበቀ | farmer PRON person | በ:season? O:rain,season
        ያዘ | PER PRON person | ስለ:rain? =ጃንጥላ
        ለበሰ | PER PRON person | ስለ:heat? O:clothes
        ነው | rain wind heat | በ:CITY? P:weather
        ነው | weather | በ:CITY,land P:weather
        """;
}
