using DistillEmb.MLNet.Text;
using DistillEmb.Tagging;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>What was read of tagged files: a line that says it, and what is odd in it.</summary>
internal sealed class TaggedReading : IConllWatch
{
    private const int MostFiles = 3; // That are named.
    private const int LeastTokens = 5; // That tell a column of numbers.
    private const string NoTag = "_";

    private readonly List<(string Path, string? Layout, SkippedLines Skipped)> _files = [];
    private readonly List<(string Tag, string Place)> _headings = [];
    private long _numbers;
    private int _sentencesOfFile;
    private string? _layout; // Of the file that is being read.

    /// <summary>The tags.</summary>
    public TagCensus Census { get; private set; } = new();

    public void Begin()
    {
        Census = new TagCensus();
        _files.Clear();
        _headings.Clear();
        (_numbers, _sentencesOfFile, _layout) = (0, 0, null);
    }

    public void Open(ConllSource source, string layout) => _layout = layout;

    public void See(ConllSource source, ConllSentence sentence)
    {
        Census.Add(sentence.Tags, token => FormattableString.Invariant($"{source.Path}, line {sentence.Numbers[token]}"));
        foreach (ReadOnlyMemory<char> token in sentence.Tokens)
        {
            if (!token.Span.ContainsAnyExceptInRange('0', '9')) _numbers++;
        }

        if (_sentencesOfFile++ == 0 && ConllHeading.IsToken(sentence.Tokens[0].ToString())) _headings.Add((sentence.Tags[0].ToString(), FormattableString.Invariant($"{source.Path}, line {sentence.Line}")));
    }

    public void End(ConllSource source, SkippedLines skipped)
    {
        _files.Add((source.Path, _layout, skipped));
        (_sentencesOfFile, _layout) = (0, null);
    }

    /// <summary>Throws where there is nothing to learn or to judge by.</summary>
    /// <exception cref="InvalidDataException">There are no sentences, or no tags.</exception>
    public void Check()
    {
        string files = string.Join(", ", _files.Select(file => $"'{file.Path}'"));
        if (Census.Sentences == 0) throw new InvalidDataException($"There are no sentences in {files}; expected {TaggedTextArguments.Files}.");
        if (Census.Tags is [{ Tag: NoTag }]) throw new InvalidDataException($"All tags of {files} are '{NoTag}'; say which column holds tags by the option {nameof(ConllOptions.TagColumn)}. Read was: {Layouts()}.");
    }

    /// <summary>What was read, in one line.</summary>
    public string Describe() =>
        FormattableString.Invariant($"{Files()}: {Many(Census.Sentences, "sentence")}, {Many(Census.Tokens, "token")}; {Layouts()}; {TagFindings.Counts(Census)}");

    /// <summary>What is odd in it, whatever it is for.</summary>
    public IEnumerable<string> Findings()
    {
        foreach ((string path, _, SkippedLines skipped) in _files.Where(file => file.Skipped.Count > 0)) yield return $"{path}: {skipped}.";
        if (_numbers == Census.Tokens && _numbers >= LeastTokens) yield return $"All tokens are numbers. Where that column is an index, say which one holds tokens by the option {nameof(ConllOptions.TokenColumn)}.";
        foreach ((string tag, string place) in _headings.Where(heading => Census.Tags.Any(count => count.Tag == heading.Tag && count.Count == 1)))
            yield return $"{place}: the first token and its tag '{tag}' look like a heading, and are read as a token. Where it is one, say so by the option {nameof(ConllOptions.Header)}.";
    }

    private string Files() => _files.Count <= MostFiles
        ? string.Join(", ", _files.Select(file => file.Path))
        : FormattableString.Invariant($"{_files.Count:N0} files ({string.Join(", ", _files.Take(MostFiles - 1).Select(file => file.Path))}, ...)");

    // That of all files, or that of each which has another.
    private string Layouts()
    {
        IGrouping<string, string>[] layouts = [.. _files.Where(file => file.Layout is not null).GroupBy(file => file.Layout!, file => file.Path, StringComparer.Ordinal)];
        return layouts.Length <= 1 ? layouts.FirstOrDefault()?.Key ?? "no tokens" : string.Join("; ", layouts.Select(layout => $"{layout.Key} in {layout.First()}{(layout.Count() > 1 ? $" and {layout.Count() - 1} more" : "")}"));
    }

    private static string Many(long count, string what) => FormattableString.Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
