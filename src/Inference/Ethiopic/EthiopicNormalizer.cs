using DistillEmb.Characters;

namespace DistillEmb.Ethiopic;

/// <summary>Normalises Ethiopic text by checked options that nobody else can change. Safe to use from many threads.</summary>
internal sealed class EthiopicNormalizer
{
    /// <exception cref="ArgumentException">Options are invalid; all faults are named.</exception>
    public EthiopicNormalizer(EthiopicNormalizationOptions options)
    {
        options.Check();
        Language = options.Language;
        FoldLetters = options.FoldLetters;
        FoldLabialized = options.FoldLabialized;
        Punctuation = options.Punctuation;
        ConvertNumerals = options.ConvertNumerals;
        RemoveMarks = options.RemoveMarks;
        Letters = new LetterFolding(Language, FoldLetters, FoldLabialized);
    }

    public static EthiopicNormalizer Default { get; } = new(new EthiopicNormalizationOptions());

    public EthiopicLanguage Language { get; }

    public bool FoldLetters { get; }

    public bool FoldLabialized { get; }

    public EthiopicPunctuation Punctuation { get; }

    public bool ConvertNumerals { get; }

    public bool RemoveMarks { get; }

    public LetterFolding Letters { get; }

    /// <summary>The normalised text; where it is the same, no memory is asked for.</summary>
    public ReadOnlyMemory<char> Normalize(ReadOnlyMemory<char> text) => Change(text.Span)?.AsMemory() ?? text;

    /// <summary>The normalised text; null where it is the same.</summary>
    public string? Change(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return null;
        if (RemoveMarks && HasMarks(text)) return ChangeUnmarked(text);
        if (CanonicalText.IsStable(text)) return Rewrite(text, text);
        var composed = new TextBuilder(text.Length);
        try
        {
            CanonicalText.Compose(text, ref composed);
            return Rewrite(composed.Written, text);
        }
        finally
        {
            composed.Dispose();
        }
    }

    private static bool HasMarks(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (EthiopicScript.IsMark(character)) return true;
        }

        return false;
    }

    // Before all else: what stands on both sides of a mark is neighbors then.
    private string ChangeUnmarked(ReadOnlySpan<char> text)
    {
        var unmarked = new TextBuilder(text.Length);
        try
        {
            foreach (char character in text)
            {
                if (!EthiopicScript.IsMark(character)) unmarked.Append(character);
            }

            return Change(unmarked.Written) ?? unmarked.Written.ToString();
        }
        finally
        {
            unmarked.Dispose();
        }
    }

    private string? Rewrite(ReadOnlySpan<char> composed, ReadOnlySpan<char> original)
    {
        var pass = new NormalizationPass(composed, this);
        try
        {
            ReadOnlySpan<char> written = pass.Run();
            return written.SequenceEqual(original) ? null : new string(written);
        }
        finally
        {
            pass.Dispose();
        }
    }
}
