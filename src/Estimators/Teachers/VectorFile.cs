using System.Text;
using System.Text.Unicode;
using DistillEmb.Files;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>A file of word vectors, plain or gzip, and the words in which its faults are told.</summary>
internal sealed class VectorFile(string path)
{
    /// <summary>More values than any teacher has: beyond it a header or a line is damaged.</summary>
    public const int LargestDimension = 1 << 14;

    private const string BinaryExtension = ".bin";
    private const string GzipExtension = ".gz";
    private const int BufferSize = 1 << 16;

    private static readonly string[] Extensions = [BinaryExtension, ".vec", ".txt"];

    /// <summary>Whether the file's name says word2vec's binary format.</summary>
    public bool IsNamedBinary => WithoutGzip(path).EndsWith(BinaryExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file's name without folder, <c>.gz</c> and <c>.bin</c>, <c>.vec</c> or <c>.txt</c>.</summary>
    public static string NameOf(string path)
    {
        string name = WithoutGzip(Path.GetFileName(path));
        string? extension = Array.Find(Extensions, candidate => name.EndsWith(candidate, StringComparison.OrdinalIgnoreCase));
        return extension is null || extension.Length == name.Length ? name : name[..^extension.Length];
    }

    public void CheckExists() => ExistingFile.Check("The teacher file", path);

    /// <summary>Whether the file that was opened is a pipe, which can be read once.</summary>
    public bool IsPipe { get; private set; }

    /// <summary>The bytes of the file, unpacked. Gzip is known by its first two bytes, whatever the name.</summary>
    public Stream Open(CancellationToken cancellation = default)
    {
        Stream stream = TextFile.Open(path, cancellation);
        IsPipe = stream is AwaitedStream;
        return stream;
    }

    /// <summary>The first bytes, to see what kind of file it is; empty where they cannot be unpacked, or of a pipe that was opened.</summary>
    public byte[] ReadBeginning()
    {
        if (IsPipe) return [];
        using Stream stream = Open();
        byte[] bytes = new byte[BufferSize];
        try
        {
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>Decodes a word; where it is not UTF-8, says so.</summary>
    public static bool TryReadWord(ReadOnlySpan<byte> utf8, out string word, out string fault)
    {
        bool valid = Utf8.IsValid(utf8);
        word = valid ? Encoding.UTF8.GetString(utf8) : "";
        fault = valid ? "" : $"the word is not valid UTF-8 ('{Excerpt(utf8)}'); is this a file of vectors?";
        return valid;
    }

    public InvalidDataException FaultAt(string place, string what, Exception? inner = null) => Fault($", {place}: {what}{(what.EndsWith('?') ? "" : ".")}", inner);

    public InvalidDataException Fault(string what, Exception? inner = null) => new($"The teacher file '{path}'{what}", inner);

    public InvalidDataException OldFastTextModelFault() => Fault(
        " is a fastText model from before its format had a version (2017), and is not read. Take the .vec file that fastText wrote beside it, or train it anew.");

    public InvalidDataException TextFault() => Fault(" has the name of word2vec's binary format and holds text; name it .vec or .txt, or .vec.gz.");

    public InvalidDataException BinaryFault(Exception inner) => Fault(" looks like word2vec's binary format; name it .bin, or .bin.gz, to have it read as such.", inner);

    /// <summary>What is wrong where a gzip stream cannot be read on.</summary>
    public static string Unpacking(InvalidDataException fault) => $"the file cannot be unpacked, it is cut off or damaged: {fault.Message.TrimEnd('.')}";

    /// <summary>What a message shows of bytes that were not expected.</summary>
    public static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        const int Longest = 40;
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Longest)]);
        return string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) + (bytes.Length > Longest ? "…" : "");
    }

    private static string WithoutGzip(string name) =>
        name.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase) && name.Length > GzipExtension.Length ? name[..^GzipExtension.Length] : name;
}
