using System.CommandLine;
using System.Globalization;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>Lengths of n-grams on a command line: <c>2-5</c>, or a number alone.</summary>
internal static class NgramRange
{
    /// <summary>The option's name.</summary>
    public const string Name = "--subwords";

    /// <param name="description">What they are for.</param>
    public static Option<(int Shortest, int Longest)> Option(string description) => new(Name)
    {
        Description = description,
        HelpName = "N-N",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            string[] parts = given.Split('-');
            if (parts.Length <= 2 && TryRead(parts[0], out int shortest) && TryRead(parts[^1], out int longest)) return (shortest, longest);
            result.AddError($"{Name} is '{given}'; expected characters of the shortest and the longest, such as 2-5");
            return default;
        },
    };

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
