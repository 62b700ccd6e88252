using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>The lines of a file of questions, plain or gzip, with any line ends: UTF-8, or what its byte order mark says.</summary>
/// <param name="path">The file.</param>
/// <param name="kind">What it is, in the text of an error.</param>
internal sealed class EvaluationFile(string path, string kind)
{
    /// <summary>The lines that are not blank, without blanks around them, by number from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines()
    {
        ExistingFile.Check($"The {kind} file", path);
        using var lines = new DecodedLines(TextFile.Open(path), $"The {kind} file '{path}'");
        while (lines.TryNext(read: true, out string? line))
        {
            string text = line?.Trim() ?? throw lines.Fault(lines.Number, "found bytes that are no UTF-8; expected a text file in UTF-8");
            if (text.Length > 0) yield return ((int)lines.Number, text);
        }
    }

    public InvalidDataException Fault(int line, string what) => new($"The {kind} file '{path}', line {line}: {what}.");

    public InvalidDataException Fault(string what) => new($"The {kind} file '{path}' {what}.");
}
