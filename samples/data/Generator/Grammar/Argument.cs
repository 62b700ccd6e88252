namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>One argument of a frame.</summary>
internal sealed class Argument
{
    public Argument(string text)
    {
        IsOptional = text.EndsWith('?');
        text = text.TrimEnd('?');
        if (text[0] == '=')
        {
            Literal = text[1..];
            return;
        }

        string[] parts = text.Split(':');
        Case = parts[0];
        Kinds = parts[1].Split(',');
        Postposition = parts.Length > 2 ? parts[2] : null;
    }

    public bool IsOptional { get; }

    public string? Literal { get; }

    public string Case { get; } = string.Empty;

    public string[] Kinds { get; } = [];

    public string? Postposition { get; }

    public bool IsObject => Case == "O";

    public bool IsPredicate => Case == "P";

    /// <summary>The preposition, empty for an object or a bare phrase.</summary>
    public string Preposition => Case is "O" or "0" or "P" ? string.Empty : Case;
}
