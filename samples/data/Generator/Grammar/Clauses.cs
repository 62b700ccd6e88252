using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Morphology;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>Puts time, subject, arguments and verb in order.</summary>
internal sealed class Clauses(SplitMix64 random, Arguments arguments, TimePhrases times)
{
    /// <summary>The openings of a clause: when, and who, in either order.</summary>
    public List<Token> Opening(Phrase subject, Tense tense, int timePercent)
    {
        IReadOnlyList<Token> time = random.Chance(timePercent) ? times.Make(tense) : [];
        return random.Chance(60) ? [.. time, .. subject.Tokens] : [.. subject.Tokens, .. time];
    }

    /// <summary>Arguments and a main verb.</summary>
    public List<Token> Main(Frame frame, Phrase subject, MainForm form)
    {
        (List<Token> tokens, Person? whom) = arguments.Fill(frame, subject.Agreement);
        if (frame.IsCopular)
        {
            tokens.Add(new Token(VerbGroups.CopulaWord(random, subject.Agreement)));
            return tokens;
        }

        Person who = subject.Agreement;
        Person? named = who is Person.YouMan or Person.YouWoman or Person.YouAll ? null : whom;
        tokens.AddRange(VerbGroups.Words(VerbWords.Of(frame.Verb), form, who, named).Select(word => new Token(word)));
        return tokens;
    }

    /// <summary>Arguments and a verb in a form that depends on another clause.</summary>
    public List<Token> Dependent(
        Frame frame, Person who, Func<Verb, Person, string> form, string after = "", bool skipObject = false)
    {
        List<Token> tokens = arguments.Fill(frame, who, skipObject, lean: true).Tokens;
        tokens.Add(new Token(form(VerbWords.Of(frame.Verb), who)));
        if (after.Length > 0)
        {
            tokens.AddRange(Token.Words(after));
        }

        return tokens;
    }

    /// <summary>Arguments, a question word and a verb.</summary>
    public List<Token> Question(Frame frame, Person who, MainForm form) =>
    [
        .. arguments.Ask(frame, who),
        .. VerbGroups.Words(VerbWords.Of(frame.Verb), form, who, null).Select(word => new Token(word)),
    ];
}
