using System.Globalization;

namespace DistillEmb.MLNet.Bench;

/// <summary>The arguments of a verb: <c>--NAME VALUE</c> and <c>--FLAG</c>, each at most once. What is wrong with them is an <see cref="ArgumentException"/>.</summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _usage;

    public VerbArguments(IReadOnlyList<string> args, string usage, string[] options, string[] flags)
    {
        _usage = usage;
        for (int i = 0; i < args.Count; i++)
        {
            string name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            bool flag = flags.Contains(name);
            if (!flag && !options.Contains(name)) throw Fault($"Unexpected argument '{args[i]}'.");
            if (!flag && i + 1 == args.Count) throw Fault($"--{name} needs a value.");
            if (!_values.TryAdd(name, flag ? "" : args[++i])) throw Fault($"--{name} is given twice.");
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public bool Has(string name) => _values.ContainsKey(name);

    public string Required(string name) => this[name] ?? throw Fault($"--{name} is missing.");

    /// <summary>Which of some is given; exactly one must be.</summary>
    public string OneOf(params string[] names)
    {
        string[] given = [.. names.Where(Has)];
        return given.Length == 1 ? given[0] : throw Fault($"Give either {string.Join(", ", names[..^1].Select(name => $"--{name}"))} or --{names[^1]}.");
    }

    public int Number(string name, int otherwise, int least = 1)
    {
        if (this[name] is not string value) return otherwise;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw Fault($"--{name} is '{value}'; it must be a whole number of at least {least}.");
    }

    public ArgumentException Fault(string what) => new($"{what} Usage: {_usage}");
}
