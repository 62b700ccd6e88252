using System.Text;
using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>The lines of a file of questions, plain or gzip: UTF-8, with or without a byte order mark, with any line ends.</summary>
/// <param name="path">The file.</param>
/// <param name="kind">What it is, in the text of an error.</param>
internal sealed class EvaluationFile(string path, string kind)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines that are not blank, without blanks around them, by number from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines()
    {
        ExistingFile.Check($"The {kind} file", path);
        using Stream stream = TextFile.Open(path);
        var lines = new LineBuffer(stream, (line, what) => Fault((int)line, what));
        while (Next(lines) is string text)
        {
            if (text.Length > 0) yield return ((int)lines.Number, text);
        }
    }

    public InvalidDataException Fault(int line, string what) => new($"The {kind} file '{path}', line {line}: {what}.");

    public InvalidDataException Fault(string what) => new($"The {kind} file '{path}' {what}.");

    private string? Next(LineBuffer lines)
    {
        ReadOnlySpan<byte> line;
        while (!lines.TryTake(out line))
        {
            if (lines.IsComplete) return null;
            Fill(lines);
        }

        try
        {
            return StrictUtf8.GetString(line).Trim();
        }
        catch (DecoderFallbackException)
        {
            throw Fault((int)lines.Number, "found bytes that are no UTF-8; expected a text file in UTF-8"); // Line by line, so that it is named.
        }
    }

    private void Fill(LineBuffer lines)
    {
        try
        {
            lines.Fill();
        }
        catch (InvalidDataException fault)
        {
            throw Fault((int)lines.Number + 1, $"the file cannot be unpacked from here, it is cut off or damaged: {fault.Message.TrimEnd('.')}");
        }
    }
}
