using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>Ways to make one sentence out of one frame or two of a topic; null where a plan does not suit.</summary>
internal sealed class SentencePlans(SplitMix64 random, NounPhrases nouns, Clauses clauses)
{
    private const int ComplexTimePercent = 22;

    private static readonly string[] Tellers = ["ተናገረ", "ገለጸ", "አስታወቀ", "አስረዳ", "ሰማ", "አመነ", "ገመተ", "አረጋገጠ"];

    private static readonly string[] Askers = ["ጠየቀ", "ፈለገ", "አዘዘ", "ወሰነ"];

    public List<Token> Simple(Topic topic)
    {
        Frame frame = random.PickRanked(topic.Frames, 3);
        Phrase subject = nouns.Subject(random.PickRanked(frame.Subjects));
        MainForm form = VerbGroups.Choose(random, subject.IsHuman);
        Tense tense = VerbGroups.TenseOf(form, random.Chance(60));
        List<Token> opening = clauses.Opening(subject, tense, frame.IsCopular ? 0 : 42);
        return [.. opening, .. clauses.Main(frame, subject, form)];
    }

    /// <summary>One subject, two verbs, the first bound to the second: 'having gone', 'while', 'because', 'after'.</summary>
    public List<Token>? Linked(Topic topic)
    {
        (Frame first, string kind) = FirstFrame(topic);
        if (topic.Another(random, kind, first) is not { } second)
        {
            return null;
        }

        Phrase subject = nouns.Subject(kind);
        (Func<Verb, Person, string> form, string after, bool future) = Link(subject.IsHuman);
        MainForm main = future ? VerbGroups.ChooseToCome(random) : VerbGroups.ChooseTold(random);
        return
        [
            .. clauses.Opening(subject, VerbGroups.TenseOf(main, true), ComplexTimePercent),
            .. clauses.Dependent(first, subject.Agreement, form, after),
            .. clauses.Main(second, subject, main),
        ];
    }

    /// <summary>Two subjects: 'when', 'because' or 'if' the one, then the other.</summary>
    public List<Token>? TwoSubjects(Topic topic)
    {
        (Frame first, string firstKind) = FirstFrame(topic);
        (Frame second, string secondKind) = FirstFrame(topic);
        if (first == second)
        {
            return null;
        }

        Phrase one = nouns.Subject(firstKind);
        Phrase two = nouns.Subject(secondKind);
        (Func<Verb, Person, string> form, string after, bool future) = Bind();
        MainForm main = future ? VerbGroups.ChooseToCome(random) : VerbGroups.ChooseTold(random);
        return
        [
            .. one.Tokens,
            .. clauses.Dependent(first, one.Agreement, form, after),
            .. two.Tokens,
            .. clauses.Main(second, two, main),
        ];
    }

    /// <summary>A noun with a relative clause as the subject: 'the farmer who went to the market'.</summary>
    public List<Token>? WhoDid(Topic topic)
    {
        (Frame first, string kind) = FirstFrame(topic);
        if (EntityPhrases.Has(kind) || kind is "PRON" or "kin" or "cost" || topic.Another(random, kind, first) is not { } second)
        {
            return null;
        }

        Phrase head = nouns.Bare(kind, singular: false);
        MainForm main = VerbGroups.Choose(random, head.IsHuman);
        Func<Verb, Person, string> form = random.Chance(60) ? PerfectiveForms.Relative : ImperfectiveForms.Relative;
        return
        [
            .. clauses.Dependent(first, head.Agreement, form),
            .. head.Tokens,
            .. clauses.Main(second, head, main),
        ];
    }

    /// <summary>An object with a relative clause: 'the ox that Kebede bought is big'.</summary>
    public List<Token>? WhatWasDone(Topic topic)
    {
        (Frame frame, string kind) = FirstFrame(topic);
        string? thing = frame.Object is { } argument ? random.Pick(argument.Kinds) : null;
        string adjectives = thing is null ? string.Empty : nouns.AdjectivesOf(thing);
        if (thing is null || adjectives.Length == 0)
        {
            return null;
        }

        Phrase subject = nouns.Subject(kind);
        Phrase head = nouns.Bare(thing, singular: true);
        Func<Verb, Person, string> form = random.Chance(70) ? PerfectiveForms.Relative : ImperfectiveForms.Relative;
        string adjective = random.PickRanked(Adjectives.Of(adjectives), 4).Stem;
        return
        [
            .. subject.Tokens,
            .. clauses.Dependent(frame, subject.Agreement, form, skipObject: true),
            .. head.Tokens,
            .. random.Chance(50) ? new[] { new Token("በጣም") } : [],
            new Token(adjective),
            new Token(VerbGroups.CopulaWord(random, head.Agreement)),
        ];
    }

    /// <summary>'Someone said that', or 'asked that'.</summary>
    public List<Token> Said(Topic topic)
    {
        (Frame frame, string kind) = FirstFrame(topic);
        string[] speakers = ["PER", "official", "PRON", "person", "kin", "ORG"];
        Phrase speaker = nouns.Subject(random.PickRanked(speakers, 3));
        Phrase subject = nouns.Subject(kind);
        Func<Verb, Person, string> form = When;
        string[] verbs = Tellers;
        switch (random.Below(5))
        {
            case 0 or 1:
                form = (verb, who) => PerfectiveForms.After("እንደ", verb, who);
                break;
            case 2 or 3:
                form = (verb, who) => ImperfectiveForms.After("እንደም", verb, who);
                break;
            default:
                form = (verb, who) => ImperfectiveForms.After("እንድ", verb, who);
                verbs = Askers;
                break;
        }

        Verb told = VerbWords.Of(random.PickRanked(verbs, 4));
        MainForm main = VerbGroups.ChooseTold(random);
        return
        [
            .. clauses.Opening(speaker, Tense.Past, ComplexTimePercent),
            .. subject.Tokens,
            .. clauses.Dependent(frame, subject.Agreement, form),
            .. VerbGroups.Words(told, main, speaker.Agreement, null).Select(word => new Token(word)),
        ];
    }

    public List<Token> Question(Topic topic)
    {
        (Frame frame, string kind) = FirstFrame(topic);
        Phrase subject = nouns.IsHuman(kind) && random.Chance(45) ? nouns.Subject("PRON") : nouns.Subject(kind);
        MainForm form = random.Chance(60) ? MainForm.Did : random.Chance(60) ? MainForm.Does : MainForm.HasDone;
        return [.. subject.Tokens, .. clauses.Question(frame, subject.Agreement, form)];
    }

    private (Frame Frame, string Kind) FirstFrame(Topic topic)
    {
        Frame frame = random.PickRanked(topic.Frames, 3);
        while (frame.IsCopular)
        {
            frame = random.PickRanked(topic.Frames, 3);
        }

        return (frame, random.PickRanked(frame.Subjects));
    }

    private (Func<Verb, Person, string> Form, string After, bool Future) Link(bool human) =>
        random.Below(human ? 14 : 9) switch
        {
            < 4 => (GerundForms.Plain, string.Empty, false),
            4 => (When, string.Empty, false),
            5 => (Because, string.Empty, false),
            6 => (If, "በኋላ", false),
            7 => ((verb, who) => PerfectiveForms.After("እየ", verb, who), string.Empty, false),
            8 => ((verb, who) => ImperfectiveForms.After("ብ", verb, who), string.Empty, true),
            9 or 10 => ((verb, _) => "ለ" + verb.Infinitive, string.Empty, random.Chance(40)),
            11 => ((verb, who) => GerundForms.InfinitiveOf("ከ", verb, who), "በፊት", false),
            12 => (ImperfectiveForms.Without, string.Empty, false),
            _ => ((verb, who) => GerundForms.InfinitiveOf("በ", verb, who), string.Empty, false),
        };

    private (Func<Verb, Person, string> Form, string After, bool Future) Bind() => random.Below(6) switch
    {
        0 or 1 => (When, string.Empty, false),
        2 => (Because, string.Empty, false),
        3 => ((verb, who) => ImperfectiveForms.After("ስለም", verb, who), string.Empty, true),
        4 => (If, string.Empty, true),
        _ => (If, "በኋላ", false),
    };

    private static string When(Verb verb, Person who) => ImperfectiveForms.After("ስ", verb, who);

    /// <summary>'If', and before በኋላ 'after'.</summary>
    private static string If(Verb verb, Person who) => PerfectiveForms.After("ከ", verb, who);

    private static string Because(Verb verb, Person who) => PerfectiveForms.After("ስለ", verb, who);
}
