using System.CommandLine;
using System.Globalization;
using System.Reflection;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>A property of an options class as an option of the command line.</summary>
/// <param name="Property">The property.</param>
/// <param name="Option">The option.</param>
/// <param name="Read">The value that the command line gives.</param>
/// <param name="Typed">A value as it is typed.</param>
internal sealed record Setting(PropertyInfo Property, Option Option, Func<ParseResult, object?> Read, Func<object, object> Typed)
{
    private static readonly MethodInfo OfEnumeration = typeof(Setting).GetMethod(nameof(OfChoice), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The setting of a property; null where the command line has no form for its type.</summary>
    public static Setting? Of(PropertyInfo property, string name)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum) return (Setting)OfEnumeration.MakeGenericMethod(type).Invoke(null, [property, name])!;
        if (type == typeof(int)) return Of(property, Numbers.Whole(name));
        if (type == typeof(double)) return Of(property, Numbers.Real(name));
        if (type == typeof(bool)) return Of(property, new Option<bool>(name));
        if (type == typeof(string)) return Of(property, new Option<string>(name) { HelpName = property.Name.EndsWith("Path", StringComparison.Ordinal) ? "file" : "name" });
        return type == typeof(IReadOnlyList<ConvolutionBank>) ? Of(property, FilterBanks.Of(name), banks => FilterBanks.TextOf((IReadOnlyList<ConvolutionBank>)banks)) : null;
    }

    /// <summary>Whether the command line gives it, rather than leaving its default.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetResult(Option) is { Implicit: false };

    /// <summary>What options have, as it is typed; null for nothing.</summary>
    public object? ValueOf(object options) => Property.GetValue(options) is object value ? Typed(value) : null;

    /// <summary>Gives the option its help.</summary>
    /// <param name="documentation">The property's docstring.</param>
    /// <param name="usual">Options as they are by default.</param>
    /// <param name="note">What is so on the command line alone.</param>
    public void Explain(Docstring documentation, object usual, string? note)
    {
        object? preset = ValueOf(usual);
        if (preset is true) Option.HelpName = "true|false";
        string? text = preset switch
        {
            null => documentation.Absence,
            false => null,
            true => "true",
            _ => Convert.ToString(preset, CultureInfo.InvariantCulture),
        };
        Option.Description = string.Join(' ', new[] { documentation.Meaning, documentation.Range, note, text is null ? null : $"[default: {text}]" }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static Setting OfChoice<TEnum>(PropertyInfo property, string name)
        where TEnum : struct, Enum => Of(property, Choice.Of<TEnum>(name), value => Choice.NameOf((TEnum)value));

    private static Setting Of<TValue>(PropertyInfo property, Option<TValue> option, Func<object, object>? typed = null) =>
        new(property, option, arguments => arguments.GetValue(option), typed ?? (value => value));
}
