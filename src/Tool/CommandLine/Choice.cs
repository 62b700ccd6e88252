using System.CommandLine;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>Values of an enumeration as words of a command line: <c>InfoNce</c> is <c>info-nce</c>.</summary>
internal static class Choice
{
    public static Option<TEnum> Of<TEnum>(string name, string? description = null)
        where TEnum : struct, Enum
    {
        string names = string.Join('|', Enum.GetValues<TEnum>().Select(NameOf));
        return new Option<TEnum>(name)
        {
            Description = description,
            HelpName = names,
            CustomParser = result =>
            {
                string given = result.Tokens[0].Value;
                foreach (TEnum value in Enum.GetValues<TEnum>())
                {
                    if (given.Replace("-", "", StringComparison.Ordinal).Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)) return value;
                }

                result.AddError($"{name} is '{given}'; expected {names.Replace("|", ", ", StringComparison.Ordinal)}");
                return default;
            },
        };
    }

    /// <summary>As it is written on the command line.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => NameOf(value.ToString());

    /// <summary>A name of the library as it is written on the command line.</summary>
    public static string NameOf(string name) => string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? $"{(i == 0 ? "" : "-")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
