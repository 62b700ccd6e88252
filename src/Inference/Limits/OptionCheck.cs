namespace DistillEmb.Limits;

/// <summary>What is said of options that are wrong: everything at once, each by its name, what it is and what it must be.</summary>
internal static class OptionCheck
{
    /// <summary>Tells all faults of an options class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="faults">A sentence each; null for none.</param>
    /// <exception cref="ArgumentException">There is one.</exception>
    public static void ThrowIfAny(string type, params IEnumerable<string?> faults)
    {
        string text = string.Join(' ', faults.Where(fault => fault is not null));
        if (text.Length > 0) throw new ArgumentException($"Invalid {type}: {text}", "options");
    }

    /// <summary>What is wrong with a value out of a list.</summary>
    public static string? Choice(string option, Enum value) =>
        Enum.IsDefined(value.GetType(), value) ? null : $"{option} is {value:D}; it must be {string.Join(", ", Enum.GetNames(value.GetType()))}.";

    /// <summary>What is wrong with the name of a column.</summary>
    /// <param name="option">The option.</param>
    /// <param name="name">The name.</param>
    /// <param name="orNull">Whether null is a choice.</param>
    public static string? Column(string option, string? name, bool orNull = false) => (name, orNull) switch
    {
        ("", true) => $"{option} is empty; it must be the name of a column, or null.",
        (null, false) or ("", false) => $"{option} is {(name is null ? "null" : "empty")}; it must be the name of a column.",
        _ => null,
    };
}
