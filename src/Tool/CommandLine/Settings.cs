using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>The options of a command line that are properties of an options class; their defaults in the help are that class' own.</summary>
internal sealed class Settings<TTarget>
    where TTarget : new()
{
    private readonly TTarget _usual = new();
    private readonly List<Setting> _settings = [];

    /// <summary>The options, in their order.</summary>
    public IEnumerable<Option> Options => _settings.Select(setting => setting.Option);

    public void Whole(string name, string description, Func<TTarget, int?> get, Action<TTarget, int> set, [CallerArgumentExpression(nameof(get))] string property = "") =>
        Add(Numbers.Whole(name, description), get, set, property);

    public void Real(string name, string description, Func<TTarget, double?> get, Action<TTarget, double> set, [CallerArgumentExpression(nameof(get))] string property = "") =>
        Add(Numbers.Real(name, description), get, set, property);

    public void Flag(string name, string description, Func<TTarget, bool?> get, Action<TTarget, bool> set, [CallerArgumentExpression(nameof(get))] string property = "") =>
        Add(new Option<bool>(name) { Description = description }, get, set, property);

    public void OneOf<TEnum>(string name, string description, Func<TTarget, TEnum> get, Action<TTarget, TEnum> set, [CallerArgumentExpression(nameof(get))] string property = "")
        where TEnum : struct, Enum => Add(Choice.Of<TEnum>(name, description), target => get(target), set, property, Choice.NameOf);

    /// <summary>Sets what the command line gives, and leaves the rest.</summary>
    public void Apply(ParseResult arguments, TTarget target)
    {
        foreach (Setting setting in _settings.Where(setting => arguments.GetResult(setting.Option) is { Implicit: false })) setting.Apply(arguments, target);
    }

    /// <summary>Whether the command line gives an option, rather than leaving its default.</summary>
    public bool IsGiven(ParseResult arguments, string name) => arguments.GetResult(_settings.Single(setting => setting.Option.Name == name).Option) is { Implicit: false };

    /// <summary>All settings with their values.</summary>
    public IEnumerable<ResultFact> Describe(TTarget target) => _settings.Select(setting => new ResultFact(setting.Option.Name.TrimStart('-'), setting.Option.Name, setting.Get(target)));

    /// <summary>Makes what takes the options; what the library says of its properties is said of the options that set them.</summary>
    /// <exception cref="UsageException">An option is out of its range.</exception>
    public TMade Checked<TMade>(Func<TMade> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException fault)
        {
            string message = fault.Message.Replace($"Invalid {typeof(TTarget).Name}: ", "", StringComparison.Ordinal);
            throw new UsageException(_settings.Aggregate(message, (text, setting) => Regex.Replace(text, $@"\b{setting.Property}\b", setting.Option.Name)));
        }
    }

    private void Add<TValue>(Option<TValue> option, Func<TTarget, TValue?> get, Action<TTarget, TValue> set, string property, Func<TValue, string>? text = null)
        where TValue : struct
    {
        if (get(_usual) is TValue usual && usual is not false)
        {
            if (text is null) option.DefaultValueFactory = _ => usual;
            else option.Description += $" [default: {text(usual)}]";
        }

        _settings.Add(new Setting(
            option,
            property[(property.LastIndexOf('.') + 1)..],
            (arguments, target) => set(target, arguments.GetValue(option)),
            target => get(target) is TValue value ? text is null ? value : text(value) : null));
    }

    private sealed record Setting(Option Option, string Property, Action<ParseResult, TTarget> Apply, Func<TTarget, object?> Get);
}
