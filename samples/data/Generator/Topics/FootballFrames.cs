namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Matches, goals, players and their clubs.</summary>
internal static class FootballFrames
{
    public const string Text = """
        አሸነፈ | CLUB team | በ:CITY? O:CLUB,team 0:score
        ተጫወተ | CLUB player team PER | ከ:CLUB,team:ጋር በ:ground,CITY?
        አስቆጠረ | player PER | በ:minute? ለ:CLUB,team? O:goal
        ተሸነፈ | CLUB team | በ:match? በ:CLUB,team 0:score
        መታ | player PER | በ:minute? O:ball
        አቀበለ | player PER | ለ:player,PER O:ball
        ያዘ | keeper | በ:minute? O:ball
        አዳነ | keeper | ከ:player? O:ball,goal
        ተከላከለ | player team | በ:match? O:goal
        አስፈረመ | CLUB team | ከ:CLUB? O:player,PER
        ተመለከተ | fan coach | በ:ground O:match
        ደገፈ | fan PRON | በ:ground? O:CLUB,team
        አነሳ | CLUB team player | በ:league? O:cup
        ተለማመደ | player team CLUB PER | ከ:coach:ጋር? በ:ground
        ተጎዳ | player PER | በ:match 0:injury
        ቀጣ | referee | በ:minute? O:player
        መራ | coach PER | በ:league? O:team,CLUB
        ገጠመ | CLUB team | በ:ground,CITY? O:CLUB,team
        ወጣ | CLUB team | ከ:CLUB,team:ጋር =አቻ
        ገባ | player referee PER | በ:minute? ወደ:ground
        ለቀቀ | coach player PER | በ:duration? O:CLUB,team
        ጨፈረ | fan | በ:ground ከ:match:በኋላ?
        ተቀየረ | player PER | በ:minute በ:player
        አስተናገደ | CLUB CITY | በ:ground? O:match,CLUB
        መረጠ | coach | ለ:match O:player,PER
        አሠለጠነ | coach PER | በ:ground? O:player,team
        ጀመረ | referee CLUB | በ:hour? O:match
        ጨረሰ | CLUB player team | O:match 0:score?
        ተወዳደረ | CLUB team player | በ:league ለ:cup
        ወሰደ | CLUB team player | በ:league? O:cup
        አመሰገነ | coach fan | በ:match? O:player,fan
        ተቃወመ | coach fan player | በ:minute? =የዳኛውን =ውሳኔ
        ነው | match player team coach | P:sport
        ነው | CLUB | P:sport =ቡድን
        """;
}
