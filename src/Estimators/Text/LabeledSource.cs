using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Text;

/// <summary>A text with labels: a file, which can be opened again, or a stream, which is there once.</summary>
internal sealed class LabeledSource
{
    /// <summary>What errors call such a file.</summary>
    public const string Kind = "labelled-text file";

    private const int BeginningSize = 1 << 20; // Of a stream; what is recognised is recognised in it.

    private readonly Func<CancellationToken, Stream> _open;
    private Stream? _once;
    private byte[]? _beginning;

    private LabeledSource(string path, string name, Func<CancellationToken, Stream> open) => (Path, Name, _open) = (path, name, open);

    /// <summary>The path, or what stands for one.</summary>
    public string Path { get; }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Whether what <see cref="OpenToSurvey"/> gives ends before the text does.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The files that a path or a pattern stands for, sorted by name.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or none that matches.</exception>
    public static IEnumerable<LabeledSource> Files(string path) =>
        FilePattern.Files(path, Kind).Select(file => new LabeledSource(file, $"'{file}'", stop => TextFile.Open(file, stop)));

    /// <summary>A stream, such as standard input.</summary>
    public static LabeledSource Once(string path, string name, Func<CancellationToken, Stream> open) => new(path, name, open);

    /// <summary>The text from its beginning, as far as it can be read without losing it.</summary>
    public Stream OpenToSurvey(CancellationToken stop)
    {
        if (_beginning is null)
        {
            Stream stream = _open(stop);
            if (stream is not (AwaitedStream or PipedText)) return stream;
            ReadBeginning(stream);
        }

        return new MemoryStream(_beginning!, 0, IsCut ? WholeLines(_beginning!) : _beginning!.Length, writable: false);
    }

    /// <summary>The whole text; of a stream, once.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="isAwaited">Whether it may have to be waited for.</param>
    public Stream Open(CancellationToken stop, out bool isAwaited)
    {
        if (_beginning is null)
        {
            Stream stream = _open(stop);
            isAwaited = stream is AwaitedStream or PipedText;
            return stream;
        }

        Stream rest = _once ?? throw new InvalidOperationException($"{Name} is a pipe, which is read once; expected a file.");
        _once = null;
        isAwaited = IsCut;
        return new HeadedStream(_beginning, rest);
    }

    // UTF-16 and UTF-32 have more bytes of a line end behind its first.
    private static int WholeLines(byte[] bytes)
    {
        int length = bytes.AsSpan().LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return length == 0 ? bytes.Length : ByteOrderMark.EncodingOf(bytes) is null ? length : Math.Min(bytes.Length, (length + 3) / 4 * 4);
    }

    private void ReadBeginning(Stream stream)
    {
        byte[] buffer = new byte[BeginningSize];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        IsCut = length == buffer.Length;
        _beginning = buffer[..length];
        _once = stream;
    }
}
