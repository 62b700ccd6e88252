using System.CommandLine;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>How a corpus is read: its files, their form, and the rules by which raw text is cut.</summary>
internal sealed class CorpusOptions
{
    private readonly Option<string?> _corpus;
    private readonly Option<CorpusForm> _form = Choice.Of<CorpusForm>("--text", "How the text of the corpus stands there: as people write (it is cut into sentences and tokens; a line is a paragraph), or a sentence a line with blanks between tokens. [default: as its first megabyte shows]");
    private readonly Option<EthiopicLanguage> _language = Choice.Of<EthiopicLanguage>("--language", "The customs by which signs in raw Ethiopic text are read; other scripts are read alike with each. [default: amharic]");

    /// <param name="description">What the corpus is for.</param>
    /// <param name="required">Whether it must be given.</param>
    public CorpusOptions(string description, bool required) => _corpus = new Option<string?>("--corpus") { Description = description, HelpName = "file", Required = required };

    /// <summary>Properties as messages have them, and their options.</summary>
    public static IEnumerable<(string Property, string Option)> Names => [(nameof(WordVectorOptions.Form), "--text")];

    public IEnumerable<Option> Options => [_corpus, _form, _language];

    /// <summary>Whether the corpus comes on standard input.</summary>
    public bool IsStandardInput(ParseResult arguments) => arguments.GetValue(_corpus) == InputFile.StandardInput;

    /// <summary>The corpus; null where none is given.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="temporaryFolder">Where a corpus that comes through a pipe is kept; null for the system's folder of temporary files.</param>
    /// <exception cref="UsageException">Options of a corpus are given without one.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public TextFiles? Read(ParseResult arguments, string? temporaryFolder)
    {
        EthiopicLanguage language = arguments.GetValue(_language);
        if (arguments.GetValue(_corpus) is not string path)
        {
            if (arguments.GetResult(_form) is { Implicit: false }) throw new UsageException("--text says how a corpus is read; --corpus is missing.");
            return null;
        }

        var tokenizer = new TextTokenizer(new EthiopicNormalizationOptions { Language = language }, new EthiopicTokenizationOptions { Language = language });
        CorpusSource source = path == InputFile.StandardInput ? new CorpusSource(StandardStreams.OpenInput, temporaryFolder) : new CorpusSource(path, temporaryFolder);
        var files = new TextFiles(source, arguments.GetResult(_form) is { Implicit: false } ? arguments.GetValue(_form) : null, tokenizer);
        files.CheckExists();
        return files;
    }
}
