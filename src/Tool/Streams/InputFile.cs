using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>A file of text, plain or gzip (known by its first bytes), or standard input where its name is <c>-</c>.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <summary>What messages call it.</summary>
    public static string NameOf(string path) => path == StandardInput ? "standard input" : $"'{path}'";

    /// <param name="path">The file.</param>
    /// <param name="stop">Ends the waiting for input, in opening and in reading.</param>
    /// <returns>Its bytes; where they may have to be waited for, an <see cref="AwaitedStream"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OperationCanceledException">Stopped while it waits.</exception>
    public static Stream Open(string path, CancellationToken stop)
    {
        if (path == StandardInput) return new AwaitedStream(StandardStreams.OpenInput(), stop);
        Check(path);
        return TextFile.Open(path, stop);
    }

    /// <summary>Throws where it is plain without reading that there is nothing to read.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or it is a folder.</exception>
    public static void Check(string path)
    {
        if (path != StandardInput) ExistingFile.Check("The file", path);
    }
}
