using System.Text;

namespace DistillEmb.MLNet.Evaluation;

/// <summary>The lines of a file of questions: UTF-8, with or without a byte order mark, with any line ends.</summary>
/// <param name="path">The file.</param>
/// <param name="kind">What it is, in the text of an error.</param>
internal sealed class EvaluationFile(string path, string kind)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines that are not blank, without blanks around them, by number from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines()
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The {kind} file '{path}' does not exist.", path);
        byte[] bytes = File.ReadAllBytes(path);
        int start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        for (int number = 1; start < bytes.Length; number++)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0) length = bytes.Length - start;
            string text = Decode(bytes.AsSpan(start, length), number).Trim();
            if (text.Length > 0) yield return (number, text);
            start += length + 1;
        }
    }

    public InvalidDataException Fault(int line, string what) => new($"The {kind} file '{path}', line {line}: {what}.");

    public InvalidDataException Fault(string what) => new($"The {kind} file '{path}' {what}.");

    // Line by line, so that the fault names the line.
    private string Decode(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw Fault(number, "found bytes that are no UTF-8; expected a text file in UTF-8");
        }
    }
}
