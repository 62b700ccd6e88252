using System.CommandLine;
using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.CommandLine;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>How files of labelled texts are read: the options that all commands over them have.</summary>
internal sealed class LabeledTextArguments
{
    /// <summary>What a file holds.</summary>
    public const string Files = "a class, a tab and the text a line, a table with a heading (.csv, .tsv), or fastText's __label__";

    private readonly TextFileArguments _file = new(separator: "recognized");
    private readonly Option<string?> _label = new("--label-column") { Description = "The column of classes: a number from 1, from the end with -1, or a name in the heading; where it is not told, it is recognized, or asked for.", HelpName = "column" };
    private readonly Option<string[]> _text = new("--text-column") { Description = "The column of texts, likewise; several are joined in this order.", HelpName = "column", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool?> _quotes = TextFileArguments.Flag("--quotes", "Whether columns that begin with a quotation mark are enclosed by them, rather than these being letters. [default: recognized]");
    private readonly Option<bool> _comments = new("--comments") { Description = "Lines that begin with # are comments." };

    public Option[] Options => [_label, _text, _file.Separator, _quotes, _comments, _file.Header, _file.Encoding, _file.SkipBadLines];

    /// <summary>Properties as the library's messages have them, and the options for them.</summary>
    public IEnumerable<(string Property, string Option)> Names =>
    [
        (nameof(LabeledTextOptions.LabelColumn), _label.Name),
        (nameof(LabeledTextOptions.TextColumns), _text.Name),
        (nameof(LabeledTextOptions.Separator), _file.Separator.Name),
        (nameof(LabeledTextOptions.Quotes), _quotes.Name),
        (nameof(LabeledTextOptions.Comments), _comments.Name),
        (nameof(LabeledTextOptions.Header), _file.Header.Name),
        (nameof(LabeledTextOptions.Encoding), _file.Encoding.Name),
        (nameof(LabeledTextOptions.SkipBadLines), _file.SkipBadLines.Name),
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
        Separator = arguments.GetValue(_file.Separator),
        Quotes = TextFileArguments.Value(arguments, _quotes),
        Comments = arguments.GetValue(_comments),
        Header = TextFileArguments.Value(arguments, _file.Header),
        Encoding = arguments.GetValue(_file.Encoding),
        SkipBadLines = arguments.GetValue(_file.SkipBadLines),
        KnownLabels = known,
    }.Checked());
}
