using DistillEmb.Limits;

namespace DistillEmb;

/// <summary>How Ethiopic text is cut into tokens.</summary>
public sealed class EthiopicTokenizationOptions
{
    /// <summary>The language, which decides how <c>፡</c> is read: between letters it separates words always; before a blank or the end it is a comma in Tigrinya.</summary>
    /// <value>The default value is <see cref="EthiopicLanguage.Amharic"/>.</value>
    public EthiopicLanguage Language { get; set; } = EthiopicLanguage.Amharic;

    /// <summary>Whether punctuation makes tokens. Where it does not, it is left out; symbols, such as emoji or <c>+</c>, are tokens always.</summary>
    /// <value>The default value is true.</value>
    public bool KeepPunctuation { get; set; } = true;

    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check() => OptionCheck.ThrowIfAny(nameof(EthiopicTokenizationOptions), OptionCheck.Choice(nameof(Language), Language));
}
