using System.CommandLine;
using System.Text;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>How files with columns are read: the options that all commands over such files have.</summary>
/// <param name="separator">What stands between columns where the option is not given, for the help.</param>
internal sealed class TextFileArguments(string separator)
{
    private static readonly (string Name, char Separator)[] Separators = [("tab", '\t'), ("\\t", '\t'), ("comma", ','), ("semicolon", ';'), ("blank", ' '), ("space", ' ')];

    public Option<char?> Separator { get; } = new("--separator")
    {
        Description = $"What stands between columns: tab, comma, semicolon, blank, or a character. [default: {separator}]",
        HelpName = "character",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (Array.Find(Separators, known => known.Name.Equals(given, StringComparison.OrdinalIgnoreCase)) is { Name: not null } named) return named.Separator;
            if (given.Length == 1) return given[0];
            result.AddError($"--separator is '{given}'; expected tab, comma, semicolon, blank, or one character");
            return null;
        },
    };

    public Option<bool?> Header { get; } = Flag("--header", "The first line of each file is a heading, whatever it says; with false, none is. [default: recognized]");

    public Option<Encoding?> Encoding { get; } = new("--encoding")
    {
        Description = "The encoding of the files, such as utf-16, latin1 or windows-1252. [default: utf-8, or what a byte order mark says]",
        HelpName = "name",
        CustomParser = result =>
        {
            try
            {
                System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
                return System.Text.Encoding.GetEncoding(result.Tokens[0].Value);
            }
            catch (ArgumentException)
            {
                result.AddError($"--encoding is '{result.Tokens[0].Value}', which is not known; expected a name such as utf-8, utf-16, latin1 or windows-1252");
                return null;
            }
        },
    };

    public Option<bool> SkipBadLines { get; } = new("--skip-bad-lines") { Description = "Bad lines are passed over and counted; otherwise the first ends the command, told by file and line." };

    /// <summary>An option that is true, false, or left to the library.</summary>
    public static Option<bool?> Flag(string name, string description) => new(name) { Description = description, HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>What such an option says: given without a value, it is true; null where it is not given.</summary>
    public static bool? Value(ParseResult arguments, Option<bool?> flag) =>
        arguments.GetResult(flag) is { Implicit: false } result ? result.Tokens.Count == 0 || arguments.GetValue(flag) == true : null;
}
