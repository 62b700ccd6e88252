namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>The words for 'is', 'was', 'is not', 'was not', 'will be' and 'must', by person.</summary>
internal static class Copula
{
    private static readonly Verb Was = new("ነበረ", "ይኖር", "ኖሮ", "መኖር");
    private static readonly Verb Become = new("ሆነ", "ይሆን", "ሆኖ", "መሆን");

    private static readonly string[] PresentByPerson = ["ነኝ", "ነህ", "ነሽ", "ነው", "ናት", "ነን", "ናችሁ", "ናቸው"];

    private static readonly string[] NegativeByPerson =
        ["አይደለሁም", "አይደለህም", "አይደለሽም", "አይደለም", "አይደለችም", "አይደለንም", "አይደላችሁም", "አይደሉም"];

    private static readonly string[] MustByPerson =
        ["አለብኝ", "አለብህ", "አለብሽ", "አለበት", "አለባት", "አለብን", "አለባችሁ", "አለባቸው"];

    public static string Present(Person who) => PresentByPerson[(int)who];

    public static string Negative(Person who) => NegativeByPerson[(int)who];

    public static string Must(Person who) => MustByPerson[(int)who];

    public static string Past(Person who) => who == Person.He ? "ነበር" : PerfectiveForms.Plain(Was, who);

    public static string PastNegative(Person who) => PerfectiveForms.Negative(Was, who);

    public static string Future(Person who) => ImperfectiveForms.Compound(Become, who);
}
