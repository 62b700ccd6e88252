namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>Buying, selling, prices and debts.</summary>
internal static class MarketFrames
{
    public const string Text = """
        ገዛ | PER buyer PRON kin | ከ:seller? በ:marketplace,CITY? O:vegetable,fruit,grain,grocery
        ሸጠ | seller PER farmer PRON | ለ:buyer? በ:marketplace? O:vegetable,fruit,grain,grocery
        ገዛ | PER buyer PRON kin seller | በ:birr O:livestock,clothes,jewel,fruit
        ሸጠ | seller PER farmer | በ:birr O:livestock,clothes,jewel,grain
        ጨመረ | cost | በ:marketplace,CITY? በ:percent?
        ቀነሰ | cost | በ:marketplace,CITY? በ:percent?
        ተወደደ | vegetable fruit grain grocery livestock | በ:marketplace,CITY
        ረከሰ | vegetable fruit grain grocery livestock | በ:marketplace,CITY
        ተሸጠ | vegetable fruit grain grocery livestock jewel | በ:marketplace? በ:birr
        ከፈለ | buyer PER PRON | ለ:seller O:price
        ከፈለ | buyer PER PRON | ለ:vegetable,grain,livestock 0:birr
        ተከራከረ | buyer PER PRON kin | ከ:seller:ጋር በ:price
        መዘነ | seller | ለ:buyer? O:vegetable,fruit,grain,grocery
        ቆጠረ | seller PER buyer | በ:marketplace? O:price
        ተበደረ | seller PER PRON farmer | ከ:BANK,friend 0:birr
        አበደረ | BANK PER seller | ለ:seller,buyer,farmer 0:birr
        ነገደ | seller PER PRON | በ:CITY? በ:grain,livestock,clothes,jewel
        አከፋፈለ | seller | ለ:buyer,marketplace O:grocery,fruit,grain
        ጫነ | porter | በ:vehicle:ላይ? O:grain,grocery,vegetable
        አራገፈ | porter | ከ:vehicle በ:marketplace? O:grain,grocery,vegetable
        ደረደረ | seller porter | በ:marketplace:ውስጥ O:fruit,grocery,clothes
        አተረፈ | seller PER PRON | ከ:grain,livestock,clothes 0:birr
        ከሰረ | seller PER | በ:grain,fruit,livestock 0:birr?
        መረጠ | buyer PER PRON kin | በ:marketplace? O:clothes,fruit,jewel,livestock
        አመጣ | seller farmer | ከ:CITY ወደ:marketplace? O:vegetable,fruit,grain,livestock
        ሄደ | buyer seller PER PRON kin | ወደ:marketplace =በጠዋት?
        ቆጠበ | PER PRON seller buyer | በ:BANK? በ:duration? 0:birr
        ጠየቀ | buyer PER PRON | በ:marketplace? O:price
        አቀረበ | farmer seller | ለ:marketplace,buyer O:vegetable,fruit,grain
        ወሰደ | seller buyer PER | ከ:BANK? O:price
        ነው | vegetable fruit grain grocery livestock | በ:marketplace,CITY P:price
        ነው | cost | በ:marketplace,CITY? P:price
        ነው | cost | =በኪሎ 0:birr
        ነው | clothes jewel | P:price
        """;
}
