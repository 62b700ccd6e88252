namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>A stream of lines of vectors that never ends, and does something after so many reads.</summary>
internal sealed class EndlessLines(int afterReads, Action action) : MemoryStream
{
    private int _reads;
    private long _words;

    public override int Read(Span<byte> buffer)
    {
        if (++_reads == afterReads) action();
        byte[] line = System.Text.Encoding.UTF8.GetBytes($"word{_words++} 0.1 2 3\n");
        if (line.Length > buffer.Length) line = [.. Enumerable.Repeat((byte)'\n', buffer.Length)];
        line.CopyTo(buffer);
        return line.Length;
    }
}
