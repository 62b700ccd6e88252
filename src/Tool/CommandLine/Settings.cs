using System.CommandLine;
using System.Reflection;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>
/// All properties of an options class that can be set, as options of a command line: <c>LearningRate</c> is <c>--learning-rate</c>. Their defaults are that class's own, their help its
/// docstrings, and their limits are checked by the library, which tells all faults at once.
/// </summary>
internal sealed class Settings<TTarget>
    where TTarget : notnull
{
    private readonly TTarget _usual;
    private readonly string _group;
    private readonly IReadOnlyDictionary<string, string?> _apart;
    private readonly IReadOnlyDictionary<string, string> _notes;
    private readonly Setting[] _settings;

    /// <param name="usual">What is by default.</param>
    /// <param name="prefix">What options begin with.</param>
    /// <param name="group">What stands before properties in messages.</param>
    /// <param name="names">Options that are called otherwise than their properties.</param>
    /// <param name="apart">Properties that the command sets itself, and its options for them, if it has any.</param>
    /// <param name="notes">What is so on the command line alone.</param>
    /// <exception cref="InvalidOperationException">A property is of a type that the command line has no form for, and is not set apart.</exception>
    public Settings(
        TTarget usual,
        string prefix = "--",
        string group = "",
        IReadOnlyDictionary<string, string>? names = null,
        IReadOnlyDictionary<string, string?>? apart = null,
        IReadOnlyDictionary<string, string>? notes = null)
    {
        _usual = usual;
        _group = group;
        _apart = apart ?? new Dictionary<string, string?>();
        _notes = notes ?? new Dictionary<string, string>();
        _settings =
        [
            .. typeof(TTarget).GetProperties().Where(property => property.SetMethod is { IsPublic: true } && !_apart.ContainsKey(property.Name)).Select(property =>
                Setting.Of(property, names?.GetValueOrDefault(property.Name) ?? prefix + Choice.NameOf(property.Name))
                    ?? throw new InvalidOperationException($"{typeof(TTarget).Name}.{property.Name} is no option of the command line, and not set apart.")),
        ];
    }

    /// <summary>The options, in the order of the properties.</summary>
    public IEnumerable<Option> Options => _settings.Select(setting => setting.Option);

    /// <summary>Properties as messages have them, and their options.</summary>
    public IEnumerable<(string Property, string Option)> Names =>
    [
        .. _settings.Select(setting => (_group + setting.Property.Name, setting.Option.Name)),
        .. _apart.Where(pair => pair.Value is not null).Select(pair => (_group + pair.Key, pair.Value!)),
    ];

    /// <summary>Gives the options their help, which takes the reading of a file.</summary>
    public void Explain()
    {
        foreach (Setting setting in _settings) setting.Explain(Docstring.Of(setting.Property, NameOf), _usual, _notes.GetValueOrDefault(setting.Property.Name));
    }

    /// <summary>Sets what the command line gives, and leaves the rest.</summary>
    public void Apply(ParseResult arguments, TTarget target)
    {
        foreach (Setting setting in _settings.Where(setting => setting.IsGiven(arguments))) setting.Property.SetValue(target, setting.Read(arguments));
    }

    /// <summary>Whether the command line gives an option, rather than leaving its default.</summary>
    public bool IsGiven(ParseResult arguments, string name) => _settings.Single(setting => setting.Option.Name == name).IsGiven(arguments);

    /// <summary>The first of the options that the command line gives; null for none.</summary>
    public string? FirstGiven(ParseResult arguments) => _settings.FirstOrDefault(setting => setting.IsGiven(arguments))?.Option.Name;

    /// <summary>All settings with their values.</summary>
    public IEnumerable<ResultFact> Describe(TTarget target) => _settings.Select(setting => new ResultFact(setting.Option.Name.TrimStart('-'), setting.Option.Name, setting.ValueOf(target)));

    /// <summary>Makes what takes the options.</summary>
    /// <exception cref="UsageException">Options are wrong.</exception>
    public static TMade Checked<TMade>(Func<TMade> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Replace($"Invalid {typeof(TTarget).Name}: ", "", StringComparison.Ordinal));
        }
    }

    // Of a member's documentation id: the option that sets it, with its word where it is a choice; its own name otherwise.
    private string NameOf(string member)
    {
        string name = member[(member.LastIndexOf('.') + 1)..];
        Setting? choice = Array.Find(_settings, setting => member == $"F:{setting.Property.PropertyType.FullName}.{name}");
        if (choice is not null) return $"{choice.Option.Name} {Choice.NameOf(name)}";
        PropertyInfo? own = typeof(TTarget).GetProperty(name);
        if (own is null || member != $"P:{own.DeclaringType!.FullName}.{name}") return name;
        return _apart.GetValueOrDefault(name) ?? Array.Find(_settings, setting => setting.Property == own)?.Option.Name ?? name;
    }
}
