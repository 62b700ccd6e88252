namespace DistillEmb.MLNet.Tool.Output;

/// <summary>One value of a result.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Name">What people read before it.</param>
/// <param name="Value">Text, a number or whether something is so.</param>
/// <param name="Format">How a number is written for people.</param>
internal sealed record ResultFact(string Key, string Name, object? Value, string? Format = null)
{
    public string Text => Result.TextOf(Value, Format);
}
