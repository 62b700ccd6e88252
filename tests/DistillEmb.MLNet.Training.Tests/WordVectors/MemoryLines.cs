using System.Text;
using DistillEmb.MLNet.SkipGram;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>A corpus in a string.</summary>
internal sealed class MemoryLines(string text) : TokenLines
{
    public override string Description => "The corpus of the test";

    public override void Read(ITokenSink sink, CancellationToken cancellation)
    {
        foreach (string line in text.Split('\n'))
        {
            foreach (string token in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) sink.Token(Encoding.UTF8.GetBytes(token));
            sink.EndLine();
        }
    }
}
