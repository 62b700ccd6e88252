using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using DistillEmb.MLNet.Tool.Classification;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Distillation;
using DistillEmb.MLNet.Tool.Embedding;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Ner;

namespace DistillEmb.MLNet.Tool;

/// <summary>All commands, and how a command line is run.</summary>
internal static class CommandLineRoot
{
    private const string Name = "distillemb";

    public static int Run(string[] args)
    {
        Command root = Create();
        ParseResult arguments = root.Parse(args);
        if (arguments.Errors.Count > 0 && arguments.Action is not ExamplesHelp)
        {
            // A word that is no command comes with the complaint that there is no command.
            ParseError fault = arguments.Errors.FirstOrDefault(error => arguments.UnmatchedTokens.Any(error.Message.Contains)) ?? arguments.Errors[0];
            Console.Error.WriteLine($"distillemb: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; see '{NameOf(arguments)} --help'");
            return ExitCodes.Usage;
        }

        // Signals and faults are the guard's; help and the version are written outside of a command.
        return Guard.Output(() => arguments.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
    }

    // No RootCommand: that is called as the program's file is, which another assembly of the same letters stands in the way of.
    private static Command Create()
    {
        var root = new Command(Name, "Word embeddings for every word, distilled from word2vec and fastText vectors into a network of about two megabytes.")
        {
            new DistillCommand(),
            new VectorsCommand(),
            new EvaluateCommand(),
            new AnalogyCommand(),
            new EmbedCommand(),
            new NeighborsCommand(),
            new ExportCommand(),
            new InfoCommand(),
            new CommandGroup("ner", "Taggers of names: train, apply, evaluate.", new NerTrainCommand(), new NerPredictCommand(), new NerEvaluateCommand()),
            new CommandGroup("classify", "Classifiers of texts: train, apply, evaluate.", new ClassifyTrainCommand(), new ClassifyPredictCommand(), new ClassifyEvaluateCommand()),
        };
        var help = new HelpOption();
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        help.Action = new ExamplesHelp((HelpAction)help.Action!);
        return root;
    }

    private static string NameOf(ParseResult arguments)
    {
        var names = new List<string>();
        for (CommandResult? at = arguments.CommandResult; at?.Parent is not null; at = at.Parent as CommandResult) names.Insert(0, at.Command.Name);
        return string.Join(' ', [Name, .. names]);
    }
}
