namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>
/// A verb with what it can be said of, one a line: <c>verb | subjects | argument argument</c>. An argument is
/// <c>case:kind,kind:postposition</c> with '?' when it may be left out, where the case is O (object), 0 (none),
/// P (predicate adjective) or a preposition; or '=' and fixed words.
/// </summary>
internal sealed class Frame
{
    private Frame(string line)
    {
        string[] parts = line.Split('|', StringSplitOptions.TrimEntries);
        Verb = parts[0];
        Subjects = Split(parts[1]);
        Arguments = [.. Split(parts[2]).Select(text => new Argument(text))];
    }

    public string Verb { get; }

    public bool IsCopular => Verb == "ነው";

    public string[] Subjects { get; }

    public Argument[] Arguments { get; }

    public Argument? Object => Arguments.FirstOrDefault(argument => argument.IsObject);

    public static Frame[] List(string lines) =>
    [
        .. lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new Frame(line)),
    ];

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
