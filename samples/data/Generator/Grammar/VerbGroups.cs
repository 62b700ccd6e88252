using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>The words of a verb in a main clause, with its auxiliaries.</summary>
internal static class VerbGroups
{
    private static readonly Verb Can = VerbWords.Of("ቻለ");
    private static readonly Verb Want = VerbWords.Of("ፈለገ");
    private static readonly Verb Begin = VerbWords.Of("ጀመረ");

    private static readonly MainForm[] Usual =
    [
        MainForm.Did, MainForm.Did, MainForm.Did, MainForm.Did, MainForm.Did, MainForm.Did, MainForm.Did, MainForm.Did,
        MainForm.Did, MainForm.Did, MainForm.Does, MainForm.Does, MainForm.Does, MainForm.Does, MainForm.Does,
        MainForm.Does, MainForm.HasDone, MainForm.HasDone,
        MainForm.DidNot, MainForm.DoesNot, MainForm.UsedTo, MainForm.HadDone, MainForm.IsDoing, MainForm.WasDoing,
        MainForm.IsAboutTo, MainForm.Began,
    ];

    private static readonly MainForm[] Human = [.. Usual, MainForm.Must, MainForm.Can, MainForm.Wants];

    private static readonly MainForm[] Told =
    [
        MainForm.Did, MainForm.Did, MainForm.Did, MainForm.HasDone, MainForm.DidNot, MainForm.Does, MainForm.HadDone,
    ];

    private static readonly MainForm[] ToCome =
        [MainForm.Does, MainForm.Does, MainForm.DoesNot, MainForm.Can, MainForm.Must];

    public static MainForm Choose(SplitMix64 random, bool human) => random.Pick(human ? Human : Usual);

    /// <summary>A form for telling what happened.</summary>
    public static MainForm ChooseTold(SplitMix64 random) => random.Pick(Told);

    /// <summary>A form for what will or would happen.</summary>
    public static MainForm ChooseToCome(SplitMix64 random) => random.Pick(ToCome);

    public static Tense TenseOf(MainForm form, bool habitual) => form switch
    {
        MainForm.Did or MainForm.DidNot or MainForm.HadDone or MainForm.WasDoing or MainForm.Began => Tense.Past,
        MainForm.HasDone => Tense.Since,
        MainForm.IsDoing => Tense.Now,
        MainForm.UsedTo => Tense.Usual,
        MainForm.Does or MainForm.DoesNot => habitual ? Tense.Usual : Tense.Future,
        _ => Tense.Future,
    };

    public static string[] Words(Verb verb, MainForm form, Person who, Person? whom) => form switch
    {
        MainForm.Did when whom is { } person => [PerfectiveForms.WithObject(verb, who, person)],
        MainForm.Did => [PerfectiveForms.Plain(verb, who)],
        MainForm.DidNot => [PerfectiveForms.Negative(verb, who)],
        MainForm.HasDone => [GerundForms.Compound(verb, who)],
        MainForm.HadDone => [GerundForms.Plain(verb, who), "ነበር"],
        MainForm.Does => [ImperfectiveForms.Compound(verb, who)],
        MainForm.DoesNot => [ImperfectiveForms.Negative(verb, who)],
        MainForm.UsedTo => [ImperfectiveForms.Plain(verb, who), "ነበር"],
        MainForm.IsDoing => [PerfectiveForms.After("እየ", verb, who), Copula.Present(who)],
        MainForm.WasDoing => [PerfectiveForms.After("እየ", verb, who), Copula.Past(who)],
        MainForm.IsAboutTo => [ImperfectiveForms.After("ል", verb, who), Copula.Present(who)],
        MainForm.Must => [verb.Infinitive, Copula.Must(who)],
        MainForm.Can => [verb.Infinitive, ImperfectiveForms.Compound(Can, who)],
        MainForm.Wants => [verb.Infinitive, ImperfectiveForms.Compound(Want, who)],
        _ => [verb.Infinitive, PerfectiveForms.Plain(Begin, who)],
    };

    public static string CopulaWord(SplitMix64 random, Person who) => random.Below(10) switch
    {
        < 5 => Copula.Present(who),
        < 7 => Copula.Past(who),
        7 => Copula.Negative(who),
        8 => Copula.PastNegative(who),
        _ => Copula.Future(who),
    };
}
