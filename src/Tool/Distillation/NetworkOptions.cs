using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>The network of a new encoder as options of the command line: one by its name, and the position-wise one in other sizes.</summary>
internal sealed class NetworkOptions
{
    /// <summary>The option that names a network.</summary>
    public const string Size = "--size";

    private const string Group = nameof(DistillEmbOptions.Architecture) + ": ";
    private const string NgramGroup = Group + nameof(PositionalArchitecture.Ngrams) + ".";
    private const string Ngrams = "--ngrams";

    private static readonly PositionalArchitecture Usual = EncoderArchitecture.Positional;

    private readonly Option<NetworkSize> _size = Choice.Of<NetworkSize>(Size, "The network: the position-wise one of this library, or one of the published method's. [default: positional]");
    private readonly Option<bool> _ngrams = new(Ngrams) { Description = "Whether a bag of hashed n-grams stands beside the convolutions. [default: true]", HelpName = "true|false" };
    private readonly Settings<PositionalArchitecture> _shape = new(Usual, group: Group, apart: new Dictionary<string, string?> { [nameof(PositionalArchitecture.Ngrams)] = Ngrams });
    private readonly Settings<NgramBag> _bag = new(Usual.Ngrams!, prefix: "--ngram-", group: NgramGroup);

    /// <summary>The option that names a network.</summary>
    public Option Named => _size;

    /// <summary>The options of its sizes.</summary>
    public IEnumerable<Option> Sizes => [.. _shape.Options, _ngrams, .. _bag.Options];

    /// <summary>Properties as messages have them, and their options.</summary>
    public IEnumerable<(string Property, string Option)> Names => [.. _shape.Names, .. _bag.Names];

    /// <summary>Gives the options their help.</summary>
    public void Explain()
    {
        _shape.Explain();
        _bag.Explain();
    }

    /// <summary>Whether the command line names a network.</summary>
    public bool IsNamed(ParseResult arguments) => arguments.GetResult(_size) is { Implicit: false };

    /// <summary>The network that the command line asks for.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="preset">The one where none is named.</param>
    /// <exception cref="UsageException">A published network is to have other sizes.</exception>
    public EncoderArchitecture Read(ParseResult arguments, NetworkSize preset)
    {
        NetworkSize size = IsNamed(arguments) ? arguments.GetValue(_size) : preset;
        string? given = _shape.FirstGiven(arguments) ?? _bag.FirstGiven(arguments) ?? (arguments.GetResult(_ngrams) is { Implicit: false } ? Ngrams : null);
        if (size != NetworkSize.Positional && given is not null) throw new UsageException($"{given} is for the network {Choice.NameOf(NetworkSize.Positional)}; {Choice.NameOf(size)} has sizes of its own.");
        return size switch
        {
            NetworkSize.Small => EncoderArchitecture.Small,
            NetworkSize.Medium => EncoderArchitecture.Medium,
            NetworkSize.Large => EncoderArchitecture.Large,
            _ => given is null ? Usual : Sized(arguments),
        };
    }

    /// <summary>The sizes of a network with their values; none of a published one.</summary>
    public IEnumerable<ResultFact> Describe(EncoderArchitecture architecture) =>
        architecture is PositionalArchitecture shape ? [.. _shape.Describe(shape), .. shape.Ngrams is null ? [] : _bag.Describe(shape.Ngrams)] : [];

    private PositionalArchitecture Sized(ParseResult arguments)
    {
        NgramBag bag = Usual.Ngrams! with { };
        _bag.Apply(arguments, bag);
        var shape = new PositionalArchitecture { Ngrams = arguments.GetResult(_ngrams) is { Implicit: false } && !arguments.GetValue(_ngrams) ? null : bag };
        _shape.Apply(arguments, shape);
        return shape;
    }
}
