using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DistillEmb.Limits;

namespace DistillEmb.MLNet.Limits;

/// <summary>
/// Holds options to the limits that their properties state: numbers to a <see cref="RangeAttribute"/>, lists to a <see cref="LengthAttribute"/>, and, without being told to, values of
/// enumerations to their names, architectures to their own rules, and names of columns and paths (text properties called so) to being some text, or null
/// where the type allows it.
/// </summary>
internal static class OptionLimits
{
    private const string Number = "0.##########"; // 0.000001, rather than 1E-06.

    /// <summary>Everything that is out of its limits, a sentence each, in the order of the properties.</summary>
    public static IEnumerable<string> FaultsOf(object options) => options.GetType().GetProperties().SelectMany(property => FaultsOf(property, property.GetValue(options)));

    /// <summary>The range of a number in words, such as "1 to 64"; null where it has none.</summary>
    public static string? RangeOf(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is RangeAttribute range ? TextOf(range) : null;

    private static IEnumerable<string> FaultsOf(PropertyInfo property, object? value)
    {
        string name = property.Name;
        return value switch
        {
            EncoderArchitecture architecture => architecture.Validate().Select(fault => $"{name}: {fault}"),
            null when property.PropertyType == typeof(EncoderArchitecture) => [$"{name} is null."],
            Enum choice => Some(OptionCheck.Choice(name, choice)),
            int or double => Some(OutOfRange(property, Convert.ToDouble(value, CultureInfo.InvariantCulture))),
            IList list => Some(OutOfLength(property, list)),
            string or null when name.EndsWith("ColumnName", StringComparison.Ordinal) => Some(OptionCheck.Column(name, (string?)value, IsNullable(property))),
            string path when name.EndsWith("Path", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(path) => [$"{name} is '{path}'; it must be the name of a file, or null."],
            _ => [],
        };
    }

    private static string? OutOfRange(PropertyInfo property, double value)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is not RangeAttribute range) return null;
        (double least, double most) = EndsOf(range);

        // Written so that NaN fails too.
        return (range.MinimumIsExclusive ? value > least : value >= least) && value <= most ? null : string.Create(CultureInfo.InvariantCulture, $"{property.Name} is {value}; it must be {TextOf(range)}.");
    }

    private static string? OutOfLength(PropertyInfo property, IList list) => property.GetCustomAttribute<LengthAttribute>() is not LengthAttribute length || (list.Count >= length.MinimumLength && list.Count <= length.MaximumLength)
        ? null
        : $"{property.Name} has {list.Count} {property.Name.ToLowerInvariant()}; it must have {length.MinimumLength} to {length.MaximumLength}.";

    private static string TextOf(RangeAttribute range)
    {
        (double least, double most) = EndsOf(range);
        (string from, string to) = (least.ToString(Number, CultureInfo.InvariantCulture), most.ToString(Number, CultureInfo.InvariantCulture));
        if (range.MinimumIsExclusive) return $"more than {from}, at most {to}";
        return most is int.MaxValue or double.MaxValue ? $"{from} or more" : $"{from} to {to}";
    }

    private static (double Least, double Most) EndsOf(RangeAttribute range) =>
        (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));

    private static bool IsNullable(PropertyInfo property) => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    private static string[] Some(string? fault) => fault is null ? [] : [fault];
}
