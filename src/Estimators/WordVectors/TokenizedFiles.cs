using System.Text.Unicode;
using DistillEmb.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>Files with a sentence a line and white space between tokens, plain or gzip.</summary>
/// <param name="path">A file, or a pattern such as <c>texts/*.txt</c>.</param>
internal sealed class TokenizedFiles(string path) : TokenLines
{
    private const int LinesBetweenChecks = 1024;

    public override string Description => $"The corpus '{path}'";

    public override void CheckExists() => FilePattern.Files(path, "corpus");

    public override void Read(ITokenSink sink, CancellationToken cancellation)
    {
        foreach (string file in FilePattern.Files(path, "corpus")) ReadFile(file, sink, cancellation);
    }

    private static void ReadFile(string file, ITokenSink sink, CancellationToken cancellation)
    {
        using Stream stream = TextFile.Open(file, cancellation);
        var lines = new LineBuffer(stream, (number, what) => Fault(file, number, what), words: true); // A piece of a long line has far more tokens than a window.
        while (true)
        {
            if (lines.TryTake(out ReadOnlySpan<byte> line))
            {
                if (lines.Number % LinesBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
                if (!Utf8.IsValid(line)) throw Fault(file, lines.Number, "found bytes that are no UTF-8; expected text in UTF-8");
                foreach (Range token in new Utf8Tokens(line)) sink.Token(line[token]);
                sink.EndLine();
            }
            else if (lines.IsComplete)
            {
                return;
            }
            else
            {
                Fill(file, lines);
            }
        }
    }

    private static void Fill(string file, LineBuffer lines)
    {
        try
        {
            lines.Fill();
        }
        catch (InvalidDataException fault)
        {
            throw Fault(file, lines.Number + 1, $"the file cannot be unpacked from here, it is cut off or damaged: {fault.Message.TrimEnd('.')}");
        }
    }

    private static InvalidDataException Fault(string file, long line, string what) => new($"The corpus '{file}', line {line}: {what}.");
}
