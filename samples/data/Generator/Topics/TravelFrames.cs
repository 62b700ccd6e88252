namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Journeys by road, rail, air and water.</summary>
internal static class TravelFrames
{
    public const string Text = """
        ሄደ | PER traveller PRON kin | በ:vehicle? ወደ:CITY,COUNTRY,sight
        መጣ | PER traveller PRON kin | ከ:CITY,COUNTRY በ:vehicle?
        ደረሰ | PER traveller PRON driver | በ:hour? 0:CITY
        ተመለሰ | PER traveller PRON kin | ከ:CITY ወደ:CITY,village?
        ተጓዘ | PER traveller PRON | ከ:CITY እስከ:CITY:ድረስ በ:vehicle
        ጎበኘ | PER traveller PRON | በ:CITY? O:sight,WATER,CITY
        ነዳ | driver PER | በ:road:ላይ? O:vehicle
        ተሳፈረ | traveller PER PRON | በ:stop? በ:vehicle:ላይ
        ቆየ | PER traveller PRON | በ:CITY,hotel 0:duration
        አደረ | PER traveller PRON driver | በ:hotel በ:CITY?
        ወረደ | traveller PER PRON | ከ:vehicle በ:stop
        ደረሰ | vehicle | በ:hour? ወደ:CITY,stop
        ተነሳ | vehicle traveller | ከ:stop በ:hour
        ቆመ | vehicle driver | በ:stop,road:አጠገብ በ:hour?
        አለፈ | vehicle traveller driver | በ:road,CITY
        ተሻገረ | traveller PER PRON vehicle | O:river,WATER
        ረሳ | traveller PER PRON | በ:vehicle,hotel:ውስጥ O:luggage
        ያዘ | traveller PER PRON | ወደ:CITY? O:luggage
        ገዛ | traveller PER PRON | በ:stop? በ:birr? O:luggage
        ጫነ | driver | በ:vehicle:ላይ O:cargo,luggage
        አራገፈ | driver | ከ:vehicle በ:CITY? O:cargo,luggage
        በረረ | aircraft | ከ:CITY ወደ:CITY,COUNTRY
        አየ | traveller PER PRON | በ:CITY? O:sight
        ፈለገ | traveller PER PRON | በ:CITY? O:hotel,road,vehicle
        ጠበቀ | traveller PER PRON | በ:stop O:vehicle
        ራቀ | CITY stop sight | ከ:CITY በ:distance
        ቆመ | traveller PER PRON | በ:stop,road:ላይ
        ገባ | traveller PER PRON | በ:hour? ወደ:hotel,CITY
        ወጣ | traveller PER PRON | ከ:hotel,CITY በ:hour?
        ሮጠ | traveller PER PRON | ወደ:stop,vehicle
        ነው | CITY | P:place =ከተማ
        ነው | COUNTRY | P:place =አገር
        ነው | sight hotel road stop | P:place
        ነው | vehicle luggage | P:thing
        """;
}
