using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.CommandLine;

/// <summary>Everything that the options classes have can be given on the command line, but for a few properties, each with its reason.</summary>
public sealed class EveryOptionTests
{
    private static readonly Dictionary<string, object> Classes = new()
    {
        ["distill"] = new DistillEmbOptions(),
        ["ner train"] = new DistillEmbNerOptions(),
        ["classify train"] = new DistillEmbTextClassificationOptions(),
    };

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Corpus"] = "Data: the file of --corpus.",
        ["CorpusColumnName"] = "Data: the file has one column.",
        ["ValidationSet"] = "Data: the files of --dev.",
        ["LabelColumnName"] = "Data: files have columns of their own.",
        ["TokensColumnName"] = "Data, likewise.",
        ["PredictedLabelColumnName"] = "Data, likewise.",
        ["ConfidenceColumnName"] = "Data, likewise.",
        ["ScoreColumnName"] = "Data, likewise.",
        ["Tokenizer"] = "An object: --text and --language.",
        ["WordVectors"] = "An object: the options --vector-... of its own properties.",
        ["ContinueFrom"] = "An object: the file of --continue-from.",
        ["Encoder"] = "An object: the file of --encoder.",
        ["Architecture"] = "An object: --size and the options of its own properties, where a network is distilled.",
        ["Seed"] = "--seed, with a default of its own, is that of the ML.NET context.",
        ["Progress"] = "A callback: the command shows progress itself.",
        ["CancellationToken"] = "Ctrl+C.",
    };

    // Shorter than their properties.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["CheckpointPath"] = "resume",
        ["FusedDimension"] = "dim",
        ["HeadLayout"] = "heads",
        ["Output"] = "pooling",
        ["WeightPrecision"] = "precision",
        ["FreezeEncoder"] = "frozen",
        ["HiddenSize"] = "hidden",
        ["WordTableSize"] = "words",
    };

    private static readonly ConcurrentDictionary<string, string> Helps = [];

    public static TheoryData<string, string> Properties =>
        [.. Classes.SelectMany(pair => Settable(pair.Value.GetType()).Select(property => (pair.Key, property.Name)).Where(property => !Exceptions.ContainsKey(property.Name)))];

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_is_an_option_with_help_and_its_own_default(string command, string name)
    {
        object options = Classes[command];
        AssertOption(command, Names.TryGetValue(name, out string? shorter) ? shorter : Kebab(name), options.GetType().GetProperty(name)!.GetValue(options));
    }

    [Fact]
    public void Exceptions_and_shorter_names_are_of_properties_that_there_are() =>
        Assert.Empty(Exceptions.Keys.Concat(Names.Keys).Except(Classes.Values.SelectMany(options => Settable(options.GetType())).Select(property => property.Name)));

    [Fact]
    public void Sizes_of_the_network_are_options()
    {
        PositionalArchitecture network = EncoderArchitecture.Positional;
        foreach (PropertyInfo property in Settable(typeof(PositionalArchitecture)).Where(property => property.Name is not (nameof(network.Ngrams) or nameof(network.Convolutions))))
            AssertOption("distill", Kebab(property.Name), property.GetValue(network));
        AssertOption("distill", "convolutions", "1x64,2x128,3x192,4x192,5x192");
        AssertOption("distill", "ngrams", true);
        foreach (PropertyInfo property in Settable(typeof(NgramBag))) AssertOption("distill", $"ngram-{Kebab(property.Name)}", property.GetValue(network.Ngrams));
    }

    private static void AssertOption(string command, string name, object? value)
    {
        string help = Helps.GetOrAdd(command, words => ToolProcess.Run([.. words.Split(' '), "--help"]).Ok().Output);
        Match line = Regex.Match(help, $@"^  --{name}(?: <[^>]+>)?\s+(?<help>\S.*)$", RegexOptions.Multiline);
        Assert.True(line.Success, $"--{name} is no option of {command}.");
        Assert.Matches(@"^[A-Z].{5,}\.", line.Groups["help"].Value);
        string? preset = value switch
        {
            null or false => null,
            true => "true",
            Enum choice => Kebab($"{choice}"),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => (string)value,
        };
        if (preset is not null) Assert.EndsWith($"[default: {preset}]", line.Groups["help"].Value.TrimEnd(), StringComparison.Ordinal);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    private static string Kebab(string name) => Regex.Replace(name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant();
}
