using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>Options whose values are numbers, and what is said of those that are none.</summary>
internal static class Numbers
{
    public static Option<int> Whole(string name, string? description = null) => Of<int>(name, description, "n", "a whole number");

    public static Option<double> Real(string name, string? description = null) => Of<double>(name, description, "x", "a number");

    /// <summary>A whole number with a default and a smallest value.</summary>
    public static Option<int> Whole(string name, string description, int usual, int least)
    {
        Option<int> option = Whole(name, description);
        option.DefaultValueFactory = _ => usual;
        option.Validators.Add(result =>
        {
            if (result.Tokens is [Token token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number) && number < least)
                result.AddError($"{name} is {number}; expected a whole number from {least}");
        });
        return option;
    }

    private static Option<TNumber> Of<TNumber>(string name, string? description, string helpName, string expected)
        where TNumber : struct, IParsable<TNumber> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                string given = result.Tokens[0].Value;
                if (TNumber.TryParse(given, CultureInfo.InvariantCulture, out TNumber number)) return number;
                result.AddError($"{name} is '{given}'; expected {expected}");
                return default;
            },
        };
}
