using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DistillEmb.MLNet.Limits;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Architecture;

/// <summary>What docstrings say of the range and the default of an option is so.</summary>
public sealed partial class OptionDocumentationTests
{
    private const string DefaultIs = "The default value is ";
    private const string Ends = @"(?!\.?\d)"; // 1 is neither 10 nor 1.5.

    private static readonly Dictionary<Type, object> Classes = new object[] { new DistillEmbOptions(), new DistillEmbNerOptions(), new DistillEmbTextClassificationOptions(), new ApplyDistillEmbOptions(), new WordVectorOptions() }
        .ToDictionary(options => options.GetType());

    // Required, and none by itself.
    private static readonly string[] WithoutDefault = [nameof(DistillEmbOptions.Teachers)];

    public static TheoryData<string, string> Properties =>
        [.. Classes.Keys.SelectMany(type => type.GetProperties().Where(property => !WithoutDefault.Contains(property.Name)).Select(property => (type.Name, property.Name)))];

    [Theory]
    [MemberData(nameof(Properties))]
    public void The_range_and_the_default_are_those_of_the_docstring(string type, string name)
    {
        object options = Classes.Single(pair => pair.Key.Name == type).Value;
        PropertyInfo property = options.GetType().GetProperty(name)!;
        XElement documentation = Documentation(property);
        Assert.NotEmpty(documentation.Element("summary")!.Value.Trim());
        string value = TextOf(documentation.Element("value")!);
        Assert.Matches($"{DefaultIs}{Regex.Escape(DefaultOf(property.GetValue(options)))}{Ends}", value);
        if (OptionLimits.RangeOf(property) is string range) Assert.Matches($"^(?i){Regex.Escape(range)}{Ends}", Parentheses().Replace(value, ""));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_number_has_a_range_of_its_own_type(string type, string name)
    {
        PropertyInfo property = Classes.Keys.Single(key => key.Name == type).GetProperty(name)!;
        Type number = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        RangeAttribute? range = property.GetCustomAttribute<RangeAttribute>();
        if (name == nameof(DistillEmbOptions.Seed)) Assert.Null(range); // Any number is one.
        else if (number == typeof(int) || number == typeof(double)) Assert.Equal(number, range?.OperandType);
        else Assert.Null(range);
    }

    private static string DefaultOf(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        EncoderArchitecture => nameof(EncoderArchitecture.Positional),
        CancellationToken => "none",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static XElement Documentation(PropertyInfo property)
    {
        Type owner = property.DeclaringType!;
        XDocument file = XDocument.Load(Path.ChangeExtension(owner.Assembly.Location, ".xml"));
        return file.Descendants("member").Single(member => (string)member.Attribute("name")! == $"P:{owner.FullName}.{property.Name}");
    }

    // A reference stands as the last part of its name.
    private static string TextOf(XElement element) =>
        string.Concat(element.Nodes().Select(node => node is XElement { HasElements: false, IsEmpty: true } reference ? ((string)reference.Attribute("cref")!).Split('.')[^1] : node is XElement inner ? inner.Value : $"{node}")).Trim();

    [GeneratedRegex(@" \([^)]*\)")]
    private static partial Regex Parentheses();
}
