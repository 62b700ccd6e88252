namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Fields, crops, beasts and harvests.</summary>
internal static class FarmFrames
{
    public const string Text = """
        አረሰ | farmer PER PRON kin | በ:animal,tool? O:plot
        ዘራ | farmer PER PRON kin | በ:plot,season? O:crop
        አጨደ | farmer PER PRON kin | በ:tool? O:crop
        ወቃ | farmer kin PRON | በ:animal? O:crop
        ሰበሰበ | farmer PER kin PRON | ከ:field O:harvest,crop
        ተከለ | farmer PER PRON | በ:plot O:tree
        አጠጣ | farmer PER PRON kin | ከ:water? O:tree,animal,crop
        አረባ | farmer PER kin PRON | በ:CITY,village? O:animal,livestock
        አለበ | farmer kin PER PRON | በ:hour? =ላም
        መገበ | farmer kin PER PRON | ለ:animal O:feed
        ጠበቀ | farmer child PER | በ:field? O:animal
        ኮተኮተ | farmer PER kin | በ:tool? O:crop,tree
        አረመ | farmer kin PRON | በ:tool? O:plot,crop
        ቆረጠ | farmer PER PRON | በ:tool O:tree,fence
        ቆፈረ | farmer PER PRON | በ:tool O:plot
        አመረተ | farmer CITY PER | በ:plot? O:crop,vegetable,fruit
        በቀለ | crop tree | በ:plot,CITY በ:season?
        አፈራ | tree | በ:plot,CITY? O:harvest
        ነዳ | farmer child PER | ወደ:field,marketplace,water O:animal
        አሰረ | farmer child PER | በ:fence,store O:animal
        አከማቸ | farmer PER kin | በ:store:ውስጥ O:harvest,crop
        ሸጠ | farmer PER kin | በ:marketplace በ:birr? O:animal,harvest
        ገዛ | farmer PER PRON | ከ:marketplace? O:tool,animal,feed
        ፈጨ | kin PER PRON | በ:store? O:crop
        አበላሸ | pest rain animal | በ:field? O:crop
        በላ | animal pest | በ:field? O:feed,crop
        አጥለቀለቀ | pest | O:plot
        ሸፈነ | crop tree | O:plot
        አጠረ | farmer PER kin | በ:fence? O:field
        ጫነ | farmer PER | በ:animal:ላይ O:harvest
        ተቀበለ | farmer | ከ:ORG,body O:tool,harvest
        አከፋፈለ | ORG body | ለ:farmer O:tool,harvest
        ተወያየ | farmer | ከ:official:ጋር? ስለ:harvest,rain
        ነው | field plot | P:field
        ነው | animal | P:animal
        ነው | harvest | በ:season? P:price
        """;
}
