using DistillEmb.Files;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Reads a file of word vectors: what it is, its first bytes tell, whatever its name.</summary>
internal static class VectorFileReader
{
    private const int BeginningSize = LineBlockReader.LongestLine;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxWords">At most so many words are read; 0 for all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static WordVectors Read(VectorFile file, int maxWords, CancellationToken cancellation)
    {
        file.CheckExists();
        using BeginningStream stream = file.Open(cancellation);
        return Read(file, stream, KindOf(file, stream), maxWords, keepsVectors: true, cancellation);
    }

    /// <summary>What a file that is open is.</summary>
    public static VectorFileKind KindOf(VectorFile file, BeginningStream stream)
    {
        ReadOnlySpan<byte> beginning = stream.Peek(BeginningSize);
        return file.KindOf(beginning, stream.IsSeenWhole);
    }

    /// <summary>Reads a file that is open.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="maxWords">At most so many words are read; 0 for all.</param>
    /// <param name="keepsVectors">Whether vectors are kept; otherwise they are checked alone, and take no memory.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static WordVectors Read(VectorFile file, BeginningStream stream, VectorFileKind kind, int maxWords, bool keepsVectors, CancellationToken cancellation)
    {
        int limit = maxWords == 0 ? int.MaxValue : maxWords;
        return kind switch
        {
            VectorFileKind.Binary => BinaryVectorReader.Read(file, stream, limit, keepsVectors, cancellation),
            VectorFileKind.FastTextModel => FastTextModelReader.Read(file, stream.Rewound(), limit, [], cancellation),
            _ => TextVectorReader.Read(file, stream, limit, keepsVectors, cancellation),
        };
    }
}
