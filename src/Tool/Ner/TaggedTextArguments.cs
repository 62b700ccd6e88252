using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>How files of tagged sentences are read: the options that all commands over them have.</summary>
internal sealed partial class TaggedTextArguments
{
    /// <summary>What a file holds.</summary>
    public const string Files = "a token and its tag a line, an empty line after each sentence; or CoNLL-U";

    private static readonly (string Name, char Separator)[] Separators = [("tab", '\t'), ("\\t", '\t'), ("comma", ','), ("semicolon", ';'), ("blank", ' '), ("space", ' ')];

    // Properties of the library, as its messages have them, and the options that set them.
    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(ConllOptions.Format)] = "--format",
        [nameof(ConllOptions.TokenColumn)] = "--token-column",
        [nameof(ConllOptions.TagColumn)] = "--tag-column",
        [nameof(ConllOptions.Separator)] = "--separator",
        [nameof(ConllOptions.Comments)] = "--comments",
        [nameof(ConllOptions.Header)] = "--header",
        [nameof(ConllOptions.Encoding)] = "--encoding",
        [nameof(ConllOptions.SkipBadLines)] = "--skip-bad-lines",
    };

    private readonly Option<TaggedTextFormat?> _format;
    private readonly Option<FileColumn?> _token = Column("--token-column", "The column of tokens: a number from 1, from the end with -1, or a name (in a heading, of CoNLL-U, in global.columns).", "recognized; the first one, FORM in CoNLL-U");
    private readonly Option<FileColumn?> _tag = Column("--tag-column", "The column of tags, likewise.", "recognized; the last one, UPOS in CoNLL-U");
    private readonly Option<char?> _separator = new("--separator")
    {
        Description = "What stands between columns: tab, comma, semicolon, blank, or a character. [default: recognized; tabs or blanks]",
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

    private readonly Option<bool?> _comments = Flag("--comments", "Lines that begin with # are comments; with false, none is. [default: recognized where that is certain]");
    private readonly Option<bool?> _header = Flag("--header", "The first line of each file is a heading, whatever it says; with false, none is. [default: recognized]");
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
    private readonly bool _reads;

    /// <param name="choosesFormat">Whether there is an option for the format: a command that predicts has one of its own.</param>
    /// <param name="readsTags">Whether tags are read.</param>
    public TaggedTextArguments(bool choosesFormat = true, bool readsTags = true)
    {
        _reads = readsTags;
        _format = new Option<TaggedTextFormat?>("--format")
        {
            Description = "How the files are written: conll, columns that are chosen or recognized; conllu, CoNLL-U or CoNLL-U Plus. [default: recognized]",
            HelpName = "conll|conllu",
        };
        Options = [.. choosesFormat ? new Option[] { _format } : [], _token, .. readsTags ? new Option[] { _tag } : [], _separator, _comments, _header, _encoding, _skip];
    }

    public Option[] Options { get; }

    /// <summary>A message of the library in the words of the command line.</summary>
    public static string Worded(string message) => Mentioned().Replace(message, match => Names.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    /// <summary>The first of these options that the command line gives; null for none.</summary>
    public string? FirstGiven(ParseResult arguments) => Options.Where(option => option != _encoding).FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What the command line says.</summary>
    public ConllOptions Of(ParseResult arguments)
    {
        var options = new ConllOptions
        {
            Format = arguments.GetValue(_format) switch
            {
                TaggedTextFormat.Conll => ConllFormat.Columns,
                TaggedTextFormat.Conllu => ConllFormat.ConllU,
                _ => null,
            },
            TokenColumn = arguments.GetValue(_token) ?? FileColumn.Recognized,
            TagColumn = _reads ? arguments.GetValue(_tag) ?? FileColumn.Recognized : (FileColumn?)null,
            Separator = arguments.GetValue(_separator),
            Comments = Value(arguments, _comments),
            Header = Value(arguments, _header),
            Encoding = EncodingOf(arguments),
            SkipBadLines = arguments.GetValue(_skip),
        };
        return options;
    }

    public Encoding? EncodingOf(ParseResult arguments) => arguments.GetValue(_encoding);

    private static Option<FileColumn?> Column(string name, string description, string usual) => new(name)
    {
        Description = $"{description} [default: {usual}]",
        HelpName = "column",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (given.Length > 0 && !int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return new FileColumn(given);
            if (int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number is not (0 or int.MinValue)) return number > 0 ? new FileColumn(number - 1) : new FileColumn(^-number);
            result.AddError($"{name} is '{given}'; expected a number from 1, -1 for the last column and so on, or a name");
            return null;
        },
    };

    private static Option<bool?> Flag(string name, string description) => new(name) { Description = description, HelpName = "true|false", Arity = ArgumentArity.ZeroOrOne };

    // Given without a value it is true.
    private static bool? Value(ParseResult arguments, Option<bool?> option) =>
        arguments.GetResult(option) is { Implicit: false } result ? result.Tokens.Count == 0 || arguments.GetValue(option) == true : null;

    [GeneratedRegex(@"the option (?<name>\w+)|(?<![\w./\\'-])(?<name>TokenColumn|TagColumn|SkipBadLines|(?:Header|Comments|Separator|Format)(?= is ))(?![\w/\\'-])")]
    private static partial Regex Mentioned();
}
