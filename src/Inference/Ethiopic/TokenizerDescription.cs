using System.Globalization;

namespace DistillEmb.Ethiopic;

/// <summary>A tokeniser in a line of text, as an encoder's properties have it: the rules' name and version, and each option with its value.</summary>
internal static class TokenizerDescription
{
    private const string Rules = "ethiopic-text-1";

    /// <summary>The line.</summary>
    public static string Of(TextTokenizer tokenizer)
    {
        EthiopicNormalizer normalizer = tokenizer.Normalizer;
        string[] facts =
        [
            $"language={tokenizer.Language}",
            $"punctuation={normalizer.Punctuation}",
            $"fold-letters={normalizer.FoldLetters}",
            $"fold-labialized={normalizer.FoldLabialized}",
            $"convert-numerals={normalizer.ConvertNumerals}",
            $"remove-marks={normalizer.RemoveMarks}",
            $"keep-punctuation={tokenizer.KeepPunctuation}",
        ];
        return $"{Rules} {string.Join(' ', facts)}";
    }

    /// <summary>The tokeniser of a line.</summary>
    /// <exception cref="InvalidDataException">The line is of rules or options that this version does not have.</exception>
    public static TextTokenizer Read(string line)
    {
        string[] parts = line.Split(' ');
        if (parts[0] != Rules) throw Fault(parts[0]);
        var normalization = new EthiopicNormalizationOptions();
        var tokenization = new EthiopicTokenizationOptions();
        foreach (string part in parts.AsSpan(1))
        {
            int sign = part.IndexOf('=', StringComparison.Ordinal);
            string value = part[(sign + 1)..];
            switch (sign < 0 ? part : part[..sign])
            {
                case "language": normalization.Language = tokenization.Language = Choice<EthiopicLanguage>(part, value); break;
                case "punctuation": normalization.Punctuation = Choice<EthiopicPunctuation>(part, value); break;
                case "fold-letters": normalization.FoldLetters = Truth(part, value); break;
                case "fold-labialized": normalization.FoldLabialized = Truth(part, value); break;
                case "convert-numerals": normalization.ConvertNumerals = Truth(part, value); break;
                case "remove-marks": normalization.RemoveMarks = Truth(part, value); break;
                case "keep-punctuation": tokenization.KeepPunctuation = Truth(part, value); break;
                default: throw Fault(part);
            }
        }

        return new TextTokenizer(normalization, tokenization);
    }

    private static T Choice<T>(string part, string value)
        where T : struct, Enum => Enum.TryParse(value, out T choice) && Enum.IsDefined(choice) ? choice : throw Fault(part);

    private static bool Truth(string part, string value) => bool.TryParse(value, out bool truth) ? truth : throw Fault(part);

    private static InvalidDataException Fault(string part) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The encoder's words were made by a tokeniser that this version does not have ('{part}'); it needs a newer package."));
}
