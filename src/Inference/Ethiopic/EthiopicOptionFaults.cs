namespace DistillEmb.Ethiopic;

/// <summary>Checks options for Ethiopic text, and names everything that is wrong at once.</summary>
internal static class EthiopicOptionFaults
{
    public static void Check(EthiopicNormalizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Throw(nameof(EthiopicNormalizationOptions), Of(nameof(options.Language), options.Language), Of(nameof(options.Punctuation), options.Punctuation));
    }

    public static void Check(EthiopicTokenizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Throw(nameof(EthiopicTokenizationOptions), Of(nameof(options.Language), options.Language));
    }

    private static string? Of<T>(string option, T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? null : $"{option} is {value}; it must be one of {string.Join(", ", Enum.GetNames<T>())}.";

    private static void Throw(string type, params string?[] faults)
    {
        string text = string.Join(' ', faults.Where(fault => fault is not null));
        if (text.Length > 0) throw new ArgumentException($"Invalid {type}: {text}", "options");
    }
}
