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

    private readonly TextFileArguments _file = new(separator: "recognized; tabs or blanks");
    private readonly Option<TaggedTextFormat?> _format;
    private readonly Option<FileColumn?> _token = Column("--token-column", "The column of tokens: a number from 1, from the end with -1, or a name (in a heading, of CoNLL-U, in global.columns).", "recognized; the first one, FORM in CoNLL-U");
    private readonly Option<FileColumn?> _tag = Column("--tag-column", "The column of tags, likewise.", "recognized; the last one, UPOS in CoNLL-U");
    private readonly Option<bool?> _comments = TextFileArguments.Flag("--comments", "Lines that begin with # are comments; with false, none is. [default: recognized where that is certain]");
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
        Options = [.. choosesFormat ? new Option[] { _format } : [], _token, .. readsTags ? new Option[] { _tag } : [], _file.Separator, _comments, _file.Header, _file.Encoding, _file.SkipBadLines];
    }

    public Option[] Options { get; }

    /// <summary>A message of the library in the words of the command line.</summary>
    public static string Worded(string message) => Mentioned().Replace(message, match => Names.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    /// <summary>The first of these options that the command line gives; null for none.</summary>
    public string? FirstGiven(ParseResult arguments) => Options.Where(option => option != _file.Encoding).FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false })?.Name;

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
            Separator = arguments.GetValue(_file.Separator),
            Comments = TextFileArguments.Value(arguments, _comments),
            Header = TextFileArguments.Value(arguments, _file.Header),
            Encoding = EncodingOf(arguments),
            SkipBadLines = arguments.GetValue(_file.SkipBadLines),
        };
        return options;
    }

    public Encoding? EncodingOf(ParseResult arguments) => arguments.GetValue(_file.Encoding);

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

    [GeneratedRegex(@"the option (?<name>\w+)|(?<![\w./\\'-])(?<name>TokenColumn|TagColumn|SkipBadLines|(?:Header|Comments|Separator|Format)(?= is ))(?![\w/\\'-])")]
    private static partial Regex Mentioned();
}
