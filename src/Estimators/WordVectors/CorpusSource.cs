using DistillEmb.MLNet.Packing;
using DistillEmb.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// Where a corpus stands: files, plain or packed in any way that is known by its first bytes, or pipes. A corpus is read more than once; what comes through a pipe is kept in a
/// temporary file until this is disposed of, or nobody holds it any more.
/// </summary>
internal sealed class CorpusSource : IDisposable
{
    private readonly string? _path;
    private readonly Func<Stream>? _standardInput;
    private readonly string? _temporaryFolder;
    private readonly Dictionary<string, KeptPipe?> _pipes = new(StringComparer.Ordinal); // Null for one that was not read to its end.
    private readonly Lock _opening = new();

    /// <param name="path">A file, a folder with all files in it, or a pattern such as <c>texts/*.txt</c>.</param>
    /// <param name="temporaryFolder">Where pipes are kept; null for the system's folder of temporary files.</param>
    public CorpusSource(string path, string? temporaryFolder) => (_path, _temporaryFolder, Name) = (path, temporaryFolder, NameOfFile(path));

    /// <param name="standardInput">Opens standard input.</param>
    /// <param name="temporaryFolder">Where it is kept; null for the system's folder of temporary files.</param>
    public CorpusSource(Func<Stream> standardInput, string? temporaryFolder) => (_standardInput, _temporaryFolder, Name) = (standardInput, temporaryFolder, "The corpus on standard input");

    /// <summary>What messages call the corpus, as a sentence begins.</summary>
    public string Name { get; }

    /// <summary>Its files, in the order in which they are read.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public IReadOnlyList<string> Files() => _path is null ? ["-"] : Directory.Exists(_path) ? FilePattern.Files(Path.Combine(_path, "**", "*"), "corpus") : FilePattern.Files(_path, "corpus");

    /// <summary>What messages call one of them, as a sentence begins.</summary>
    public string NameOf(string file) => _path is null ? Name : NameOfFile(file);

    /// <summary>The bytes of a file, unpacked, from its beginning.</summary>
    /// <exception cref="InvalidDataException">It cannot be unpacked; or it is a pipe that was not read to its end before.</exception>
    /// <exception cref="IOException">It cannot be read; or it is a pipe, and cannot be kept.</exception>
    /// <exception cref="OperationCanceledException">Stopped while it waits.</exception>
    public Stream Open(string file, CancellationToken cancellation)
    {
        Stream packed = OpenPacked(file, cancellation);
        try
        {
            return PackedFile.Open(packed);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{NameOf(file)} cannot be unpacked: {fault.Message}", fault);
        }
    }

    public void Dispose()
    {
        lock (_opening)
        {
            foreach ((string file, KeptPipe? pipe) in _pipes.ToArray())
            {
                pipe?.Dispose();
                _pipes[file] = null;
            }
        }
    }

    private static string NameOfFile(string path) => $"The corpus '{path}'";

    private Stream OpenPacked(string file, CancellationToken cancellation)
    {
        lock (_opening)
        {
            if (_pipes.TryGetValue(file, out KeptPipe? kept)) return kept?.Open() ?? throw new InvalidDataException($"{NameOf(file)} is a pipe, which is there once; it was stopped before its end, or is no longer kept.");
            Stream opened = _standardInput is null ? TextFile.OpenPacked(file, cancellation) : new AwaitedStream(_standardInput(), cancellation);
            if (opened is not AwaitedStream pipe) return opened;
            _pipes[file] = null;
            kept = _pipes[file] = KeptPipe.Read(pipe, _temporaryFolder, cancellation);
            return kept.Open();
        }
    }
}
