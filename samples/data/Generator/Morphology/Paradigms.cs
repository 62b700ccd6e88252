namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>
/// Forms known to be right, compared with what the rules make of them before anything is written.
/// </summary>
internal static class Paradigms
{
    private static readonly Verb Go = new("ሄደ", "ይሄድ", "ሄዶ", "መሄድ");
    private static readonly Verb Come = new("መጣ", "ይመጣ", "መጥቶ", "መምጣት");
    private static readonly Verb Give = new("ሰጠ", "ይሰጥ", "ሰጥቶ", "መስጠት");
    private static readonly Verb Win = new("አሸነፈ", "ያሸንፍ", "አሸንፎ", "ማሸነፍ");
    private static readonly Verb Want = new("ፈለገ", "ይፈልግ", "ፈልጎ", "መፈለግ");
    private static readonly Verb Pay = new("ከፈለ", "ይከፍል", "ከፍሎ", "መክፈል");

    public static void Check()
    {
        CheckNouns();
        CheckPerfective();
        CheckImperfective();
        CheckGerund();
    }

    private static void CheckNouns()
    {
        Same("ቤቶች", NounForms.Plural("ቤት", false));
        Same("ተማሪዎች", NounForms.Plural("ተማሪ", false));
        Same("ከተሞች", NounForms.Plural("ከተማ", true));
        Same("ከተማዎች", NounForms.Plural("ከተማ", false));
        Same("ጓደኞች", NounForms.Plural("ጓደኛ", false));
        Same("ሰዎች", NounForms.Plural("ሰው", false));
        Same("ቤቱ", NounForms.Definite("ቤት"));
        Same("ገበሬው", NounForms.Definite("ገበሬ"));
        Same("ሐኪሟ", NounForms.DefiniteFeminine("ሐኪም"));
        Same("ተማሪዋ", NounForms.DefiniteFeminine("ተማሪ"));
        Same("ቤቴ", NounForms.Possessed("ቤት", Person.I));
        Same("ከተማዬ", NounForms.Possessed("ከተማ", Person.I));
        Same("መንገዷ", NounForms.Possessed("መንገድ", Person.She));
        Same("ሕጓ", NounForms.Possessed("ሕግ", Person.She));
        Same("ሻይዋ", NounForms.Possessed("ሻይ", Person.She));
        Same("ቤታችን", NounForms.Possessed("ቤት", Person.We));
        Same("ከተማችን", NounForms.Possessed("ከተማ", Person.We));
        Same("ገበሬያችሁ", NounForms.Possessed("ገበሬ", Person.YouAll));
        Same("ቢሮአቸው", NounForms.Possessed("ቢሮ", Person.They));
        Same("ቤቶቻቸው", NounForms.Possessed("ቤቶች", Person.They));
    }

    private static void CheckPerfective()
    {
        Same("ሄድኩ", PerfectiveForms.Plain(Go, Person.I));
        Same("ሄደች", PerfectiveForms.Plain(Go, Person.She));
        Same("መጣሁ", PerfectiveForms.Plain(Come, Person.I));
        Same("መጡ", PerfectiveForms.Plain(Come, Person.They));
        Same("ሰጠን", PerfectiveForms.Plain(Give, Person.We));
        Same("ሰጣችሁ", PerfectiveForms.Plain(Give, Person.YouAll));
        Same("አልሄደም", PerfectiveForms.Negative(Go, Person.He));
        Same("አላሸነፉም", PerfectiveForms.Negative(Win, Person.They));
        Same("ያሸነፈው", PerfectiveForms.Relative(Win, Person.He));
        Same("የሄዱት", PerfectiveForms.Relative(Go, Person.They));
        Same("የሰጠነው", PerfectiveForms.Relative(Give, Person.We));
        Same("የፈለግኩት", PerfectiveForms.Relative(Want, Person.I));
        Same("ሰጣቸው", PerfectiveForms.WithObject(Give, Person.He, Person.They));
        Same("ፈለጓት", PerfectiveForms.WithObject(Want, Person.They, Person.She));
        Same("ሰጠኋት", PerfectiveForms.WithObject(Give, Person.I, Person.She));
        Same("ፈለገቻቸው", PerfectiveForms.WithObject(Want, Person.She, Person.They));
        Same("ስላሸነፈች", PerfectiveForms.After("ስለ", Win, Person.She));
    }

    private static void CheckImperfective()
    {
        Same("እሄዳለሁ", ImperfectiveForms.Compound(Go, Person.I));
        Same("ይመጣሉ", ImperfectiveForms.Compound(Come, Person.They));
        Same("ያሸንፋል", ImperfectiveForms.Compound(Win, Person.He));
        Same("እናሸንፋለን", ImperfectiveForms.Compound(Win, Person.We));
        Same("አሸንፋለሁ", ImperfectiveForms.Compound(Win, Person.I));
        Same("ትሄጃለሽ", ImperfectiveForms.Compound(Go, Person.YouWoman));
        Same("ትፈልጊያለሽ", ImperfectiveForms.Compound(Want, Person.YouWoman));
        Same("ትከፍያለሽ", ImperfectiveForms.Compound(Pay, Person.YouWoman));
        Same("አይሰጥም", ImperfectiveForms.Negative(Give, Person.He));
        Same("አላሸንፍም", ImperfectiveForms.Negative(Win, Person.I));
        Same("አንመጣም", ImperfectiveForms.Negative(Come, Person.We));
        Same("ሳያሸንፍ", ImperfectiveForms.Without(Win, Person.He));
        Same("ሲሄዱ", ImperfectiveForms.After("ስ", Go, Person.They));
        Same("ሳሸንፍ", ImperfectiveForms.After("ስ", Win, Person.I));
        Same("እንድትመጣ", ImperfectiveForms.After("እንድ", Come, Person.She));
        Same("ሊያሸንፍ", ImperfectiveForms.After("ል", Win, Person.He));
        Same("የሚፈልገው", ImperfectiveForms.Relative(Want, Person.He));
        Same("የሚመጡት", ImperfectiveForms.Relative(Come, Person.They));
    }

    private static void CheckGerund()
    {
        Same("ሄጄ", GerundForms.Plain(Go, Person.I));
        Same("መጥታ", GerundForms.Plain(Come, Person.She));
        Same("ሰጥተው", GerundForms.Plain(Give, Person.They));
        Same("ሄዷል", GerundForms.Compound(Go, Person.He));
        Same("ፈልጓል", GerundForms.Compound(Want, Person.He));
        Same("ፈልጌያለሁ", GerundForms.Compound(Want, Person.I));
        Same("ከፍያለሁ", GerundForms.Compound(Pay, Person.I));
        Same("መጥተናል", GerundForms.Compound(Come, Person.We));
        Same("ከመሄዷ", GerundForms.InfinitiveOf("ከ", Go, Person.She));
        Same("አልነበረችም", Copula.PastNegative(Person.She));
    }

    private static void Same(string expected, string actual)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The rules gave {actual}, not {expected}.");
        }
    }
}
