using System.CommandLine;
using System.Text;
using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>How files of labelled texts are read: the options that all commands over them have.</summary>
internal sealed class LabeledTextArguments
{
    /// <summary>What a file holds.</summary>
    public const string Files = "a class, a tab and the text a line, a table with a heading (.csv, .tsv), or fastText's __label__";

    private static readonly (string Name, char Separator)[] Separators = [("tab", '\t'), ("\\t", '\t'), ("comma", ','), ("semicolon", ';'), ("blank", ' '), ("space", ' ')];

    private readonly Option<string?> _label = new("--label-column") { Description = "The column of classes: a number from 1, from the end with -1, or a name in the heading; where it is not told, it is recognised, or asked for.", HelpName = "column" };
    private readonly Option<string[]> _text = new("--text-column") { Description = "The column of texts, likewise; several are joined in this order.", HelpName = "column", AllowMultipleArgumentsPerToken = true };
    private readonly Option<char?> _separator = new("--separator")
    {
        Description = "What stands between columns: tab, comma, semicolon, blank, or a character. [default: recognised]",
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

    private readonly Option<bool?> _quotes = new("--quotes") { Description = "Whether columns that begin with a quotation mark are enclosed by them, rather than these being letters. [default: recognised]", HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _comments = new("--comments") { Description = "Lines that begin with # are comments." };
    private readonly Option<bool?> _header = new("--header") { Description = "The first line of each file is a heading, whatever it says; with false, none is. [default: recognised]", HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<Encoding?> _encoding = new("--encoding")
    {
        Description = "The encoding of the files, such as utf-16, latin1 or windows-1252. [default: utf-8, or what a byte order mark says]",
        HelpName = "name",
        CustomParser = result =>
        {
            try
            {
                Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
                return Encoding.GetEncoding(result.Tokens[0].Value);
            }
            catch (ArgumentException)
            {
                result.AddError($"--encoding is '{result.Tokens[0].Value}', which is not known; expected a name such as utf-8, utf-16, latin1 or windows-1252");
                return null;
            }
        },
    };

    private readonly Option<bool> _skip = new("--skip-bad-lines") { Description = "Bad lines are passed over and counted; otherwise the first ends the command, told by file and line." };

    public Option[] Options => [_label, _text, _separator, _quotes, _comments, _header, _encoding, _skip];

    /// <summary>Properties as the library's messages have them, and the options for them.</summary>
    public IEnumerable<(string Property, string Option)> Names =>
    [
        (nameof(LabeledTextOptions.LabelColumn), _label.Name),
        (nameof(LabeledTextOptions.TextColumns), _text.Name),
        (nameof(LabeledTextOptions.Separator), _separator.Name),
        (nameof(LabeledTextOptions.Quotes), _quotes.Name),
        (nameof(LabeledTextOptions.Comments), _comments.Name),
        (nameof(LabeledTextOptions.Header), _header.Name),
        (nameof(LabeledTextOptions.Encoding), _encoding.Name),
        (nameof(LabeledTextOptions.SkipBadLines), _skip.Name),
    ];

    /// <summary>The first of these options that the command line gives; null for none.</summary>
    public string? FirstGiven(ParseResult arguments) => Options.FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What the command line says.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="known">The labels that are known; null for none.</param>
    /// <exception cref="UsageException">It is invalid.</exception>
    public LabeledTextOptions Of(ParseResult arguments, IReadOnlyCollection<string>? known = null) => Settings<LabeledTextOptions>.Checked(() => new LabeledTextOptions
    {
        LabelColumn = arguments.GetValue(_label),
        TextColumns = arguments.GetValue(_text) is { Length: > 0 } columns ? columns : null,
        Separator = arguments.GetValue(_separator),
        Quotes = Flag(arguments, _quotes),
        Comments = arguments.GetValue(_comments),
        Header = Flag(arguments, _header),
        Encoding = arguments.GetValue(_encoding),
        SkipBadLines = arguments.GetValue(_skip),
        KnownLabels = known,
    }.Checked());

    // Given without a value it is true.
    private static bool? Flag(ParseResult arguments, Option<bool?> option) =>
        arguments.GetResult(option) is { Implicit: false } result ? result.Tokens.Count == 0 || arguments.GetValue(option) == true : null;
}
