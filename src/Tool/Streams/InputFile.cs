using DistillEmb.Files;
using DistillEmb.MLNet.Teachers;
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
    /// <returns>Its bytes; where they may have to be waited for, a <see cref="PipedText"/>.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OperationCanceledException">Stopped while it waits.</exception>
    public static Stream Open(string path, CancellationToken stop)
    {
        if (path == StandardInput) return new PipedText(new AwaitedStream(StandardStreams.OpenInput(), stop));
        Check(path);
        return TextFile.Open(path, stop);
    }

    /// <summary>A file of vectors, plain or packed in any way that these are read in.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="kind">What messages call it.</param>
    public static VectorFile Vectors(string path, string kind) =>
        path == StandardInput ? new VectorFile(StandardStreams.OpenInput, "Standard input") : new VectorFile(path, kind);

    /// <summary>Whether a file may be one that can be read once: standard input or another pipe, which has no length.</summary>
    public static bool MayBePipe(string path) => path == StandardInput || !OpensAgain(path);

    /// <summary>Throws where it is plain without reading that there is nothing to read.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or it is a folder.</exception>
    public static void Check(string path)
    {
        if (path != StandardInput) ExistingFile.Check("The file", path);
    }

    private static bool OpensAgain(string path) => new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) is { Exists: true, Length: > 0 };
}
