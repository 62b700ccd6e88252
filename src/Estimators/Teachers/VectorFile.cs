using System.Text;
using DistillEmb.Files;
using DistillEmb.MLNet.Packing;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>A file of word vectors, plain or packed, or a pipe, and the words in which its faults are told.</summary>
internal sealed class VectorFile
{
    /// <summary>More values than any teacher has: beyond it a header or a line is damaged.</summary>
    public const int LargestDimension = 1 << 14;

    /// <summary>Bytes of a word. word2vec has words of 98 bytes at most; what is longer than this is no word.</summary>
    public const int LongestWord = (1 << 16) - 1;

    private const string BinaryExtension = ".bin";

    private static readonly string[] Extensions = [BinaryExtension, ".vec", ".txt"];
    private static readonly string[] PackedExtensions = [".gz", ".zip", ".bz2", ".xz", ".zst"];

    private readonly string _path;
    private readonly string _name;
    private readonly Func<Stream>? _open;

    /// <param name="path">The path.</param>
    /// <param name="kind">What messages call it.</param>
    public VectorFile(string path, string kind = "The teacher file")
    {
        _path = path;
        _name = $"{kind} '{path}'";
    }

    /// <param name="open">Opens a pipe.</param>
    /// <param name="name">What messages call it, as a sentence begins.</param>
    public VectorFile(Func<Stream> open, string name)
    {
        _path = "";
        _name = name;
        _open = open;
    }

    /// <summary>How warnings name it behind the name of a teacher.</summary>
    public string Place => _open is null ? $"'{_path}'" : _name.ToLowerInvariant();

    /// <summary>Whether the file's name says word2vec's binary format.</summary>
    public bool IsNamedBinary => WithoutPacking(_path).EndsWith(BinaryExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file's name without folder, the ending of its packing (<c>.gz</c> and others) and <c>.bin</c>, <c>.vec</c> or <c>.txt</c>.</summary>
    public static string NameOf(string path)
    {
        string name = WithoutPacking(Path.GetFileName(path));
        string? extension = Array.Find(Extensions, candidate => name.EndsWith(candidate, StringComparison.OrdinalIgnoreCase));
        return extension is null || extension.Length == name.Length ? name : name[..^extension.Length];
    }

    public void CheckExists()
    {
        if (_open is not null || File.Exists(_path)) return;
        throw Directory.Exists(_path) ? new FileNotFoundException($"{_name} is a folder; expected a file.", _path) : new FileNotFoundException($"{_name} does not exist.", _path);
    }

    /// <summary>The bytes of the file, unpacked: how it is packed is known by its first bytes, whatever the name.</summary>
    /// <exception cref="InvalidDataException">It cannot be unpacked.</exception>
    public BeginningStream Open(CancellationToken cancellation)
    {
        Stream packed = _open is null ? TextFile.OpenPacked(_path, cancellation) : new AwaitedStream(_open(), cancellation);
        try
        {
            return PackedFile.Open(packed);
        }
        catch (InvalidDataException fault)
        {
            throw Fault($" cannot be unpacked: {fault.Message}", fault);
        }
    }

    /// <summary>What the file is.</summary>
    /// <param name="beginning">Its first bytes, unpacked.</param>
    /// <param name="isWhole">Whether these are all.</param>
    /// <exception cref="InvalidDataException">It is something that has no word vectors, or none that are read.</exception>
    public VectorFileKind KindOf(ReadOnlySpan<byte> beginning, bool isWhole)
    {
        if (FastTextArguments.Begin(beginning)) return VectorFileKind.FastTextModel;
        if (ForeignFormat.OfBytes(beginning) is string other) throw Fault($" is {other}");
        ReadOnlySpan<byte> rest = beginning;
        if (VectorFileBeginning.TryCutHeader(ref rest, out VectorFileHeader header))
        {
            if (VectorFileBeginning.IsTextBehindHeader(rest, isWhole)) return TextVectorLayout.Of(beginning, isWhole) is { Fault: null } ? VectorFileKind.Text : VectorFileKind.OtherText;
            if (IsNamedBinary || (header.IsPossible(hasLimit: true) && VectorFileBeginning.IsBinaryBehindHeader(rest, header.Dimension))) return VectorFileKind.Binary;
        }

        if (beginning.Contains((byte)0))
            return IsNamedBinary ? VectorFileKind.Binary : throw Fault($" is neither text nor word2vec's binary format, nor packed in a way that is read: it begins with the bytes {ForeignFormat.Show(beginning)}.");
        if (ForeignFormat.OfFloret(beginning) is string floret) throw Fault($" is {floret}");
        if (TextVectorLayout.Of(beginning, isWhole) is { Fault: null }) return VectorFileKind.Text;
        return ForeignFormat.OfText(beginning) is string document ? throw Fault($" is {document}") : VectorFileKind.OtherText;
    }

    public InvalidDataException FaultAt(string place, string what, Exception? inner = null) => Fault($", {place}: {what}{(what.EndsWith('?') ? "" : ".")}", inner);

    public InvalidDataException Fault(string what, Exception? inner = null) => new($"{_name}{what}", inner);

    /// <summary>Throws where most words that were read are none.</summary>
    public void CheckSound(WordVectors vectors)
    {
        if (vectors.PassedOver * 2 <= vectors.Read) return;
        throw FaultAt(vectors.FirstPassedOver.Place, $"{vectors.FirstPassedOver.What}, and so it is with {vectors.PassedOver} of the first {vectors.Read} words; is this a file of word vectors in UTF-8?");
    }

    /// <summary>What is wrong where a file holds fewer words than it announces.</summary>
    public InvalidDataException CutOffFault(long announced, long found) => Fault(
        $" announces {announced} words in its first line and holds {found}; is it cut off? Where it is not, ask for them: maxWords {found}.");

    /// <summary>What is wrong where a packed stream cannot be read on.</summary>
    public static string Unpacking(InvalidDataException fault) => $"the file cannot be unpacked, it is cut off or damaged: {fault.Message.TrimEnd('.')}";

    /// <summary>What a message shows of bytes that were not expected.</summary>
    public static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        const int Longest = 40;
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Longest)]);
        return string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) + (bytes.Length > Longest ? "…" : "");
    }

    private static string WithoutPacking(string name)
    {
        string? ending = Array.Find(PackedExtensions, candidate => name.EndsWith(candidate, StringComparison.OrdinalIgnoreCase));
        return ending is null || ending.Length == name.Length ? name : name[..^ending.Length];
    }
}
