using System.CommandLine;
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

    public void Whole(string name, string description, Func<TTarget, int?> get, Action<TTarget, int> set) => Add(Numbers.Whole(name, description), get, set);

    public void Real(string name, string description, Func<TTarget, double?> get, Action<TTarget, double> set) => Add(Numbers.Real(name, description), get, set);

    public void Flag(string name, string description, Func<TTarget, bool?> get, Action<TTarget, bool> set) => Add(new Option<bool>(name) { Description = description }, get, set);

    public void OneOf<TEnum>(string name, string description, Func<TTarget, TEnum> get, Action<TTarget, TEnum> set)
        where TEnum : struct, Enum => Add(Choice.Of<TEnum>(name, description), target => get(target), set, Choice.NameOf);

    /// <summary>Sets what the command line gives, and leaves the rest.</summary>
    public void Apply(ParseResult arguments, TTarget target)
    {
        foreach (Setting setting in _settings.Where(setting => arguments.GetResult(setting.Option) is { Implicit: false })) setting.Apply(arguments, target);
    }

    /// <summary>All settings with their values.</summary>
    public IEnumerable<ResultFact> Describe(TTarget target) => _settings.Select(setting => new ResultFact(setting.Option.Name.TrimStart('-'), setting.Option.Name, setting.Get(target)));

    private void Add<TValue>(Option<TValue> option, Func<TTarget, TValue?> get, Action<TTarget, TValue> set, Func<TValue, string>? text = null)
        where TValue : struct
    {
        if (get(_usual) is TValue usual && usual is not false)
        {
            if (text is null) option.DefaultValueFactory = _ => usual;
            else option.Description += $" [default: {text(usual)}]";
        }

        _settings.Add(new Setting(
            option,
            (arguments, target) => set(target, arguments.GetValue(option)),
            target => get(target) is TValue value ? text is null ? value : text(value) : null));
    }

    private sealed record Setting(Option Option, Action<ParseResult, TTarget> Apply, Func<TTarget, object?> Get);
}
