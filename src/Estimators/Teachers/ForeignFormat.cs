using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Files that are taken for word vectors and are something else: what they are, and what to do instead.</summary>
internal static partial class ForeignFormat
{
    private const int TarMarkAt = 257;
    private const int MostBytes = 16; // Bytes that a message shows.

    private static readonly (byte[] Mark, string What)[] Marks =
    [
        ([0x93, .. "NUMPY"u8], "a NumPy array (.npy), which has values without words. Write words and values with gensim: KeyedVectors.save_word2vec_format."),
        ([0x89, .. "HDF\r\n"u8], "an HDF5 file, which is not read. Write its words and values as text, a word and its values a line."),
        ([.. "PAR1"u8], "a Parquet file, which is not read. Write its words and values as text, a word and its values a line."),
        ([.. "ARROW1"u8], "an Arrow file, which is not read. Write its words and values as text, a word and its values a line."),
        ([.. "SQLite format 3\0"u8], "a SQLite database (a Magnitude file?), which is not read. Write its words and values as text, a word and its values a line."),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive, which is not read. Unpack it first."),
        ([.. "Rar!"u8, 0x1A, 0x07], "a RAR archive, which is not read. Unpack it first."),
        ([.. "LZIP"u8], "packed with lzip, which is not read. Unpack it first."),
        ([0x04, 0x22, 0x4D, 0x18], "packed with lz4, which is not read. Unpack it first."),
        ([0x1F, 0x9D], "packed with compress (.Z), which is not read. Unpack it first."),
        ([0x5D, 0, 0, 0x80, 0], "packed with lzma, which is not read. Unpack it first."),
        ([.. "%PDF-"u8], "a PDF document."),
        ([.. "GGUF"u8], "a GGUF language model, which has no vectors of words."),
    ];

    private static readonly (string Beginning, string What)[] Texts =
    [
        ("version https://git-lfs.github.com/spec/", "a Git LFS pointer, which stands for a file that was not fetched. Fetch it: git lfs pull."),
        ("/annex/objects/", "a git-annex pointer, which stands for a file that was not fetched. Fetch it: git annex get."),
        ("<!doctype html", "a web page (HTML), not the file that was to be downloaded. Look at it in a browser: it may ask to confirm, or say what went wrong."),
        ("<html", "a web page (HTML), not the file that was to be downloaded. Look at it in a browser: it may ask to confirm, or say what went wrong."),
        ("<?xml", "an XML document; where it was downloaded, it may say what went wrong."),
    ];

    /// <summary>What bytes are that no text has, as behind "The file is"; null of others.</summary>
    public static string? OfBytes(ReadOnlySpan<byte> bytes)
    {
        foreach ((byte[] mark, string what) in Marks)
        {
            if (bytes.StartsWith(mark)) return what;
        }

        if (ByteOrderMark.EncodingOf(bytes) is Encoding encoding)
        {
            string name = encoding is UTF32Encoding ? "UTF-32" : "UTF-16";
            return $"text in {name}; expected UTF-8. Convert it: iconv -f {name} -t UTF-8.";
        }

        if (IsPickle(bytes)) return "a Python pickle, as gensim's save() and pickle.dump() write, which is not read, as reading it runs what is in it. Write the vectors with gensim: KeyedVectors.save_word2vec_format.";
        if (IsSafetensors(bytes)) return "a safetensors file, which has values without words. Write words and values as text, a word and its values a line.";
        if (bytes.Length > TarMarkAt + 5 && bytes[TarMarkAt..].StartsWith("ustar"u8)) return "a tar archive, which is not read. Unpack it first.";
        if (FastTextArguments.BeginWithoutMagic(bytes)) return "a fastText model of a version before models had a mark, which present versions of fastText do not read either. Take the .vec file that fastText wrote beside it, or write one with the version that it is from: fasttext print-word-vectors.";
        return null;
    }

    /// <summary>What text is that is no word vectors, as behind "The file is"; null of others.</summary>
    public static string? OfText(ReadOnlySpan<byte> bytes)
    {
        string text = BeginningOf(bytes);
        foreach ((string beginning, string what) in Texts)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return what;
        }

        return Json().IsMatch(text) ? "a JSON document. Write words and values as text, a word and its values a line." : null;
    }

    /// <summary>What a table of floret is, as behind "The file is"; null of other text. But for its first line, of six numbers and two marks, it looks like vectors of words that are numbers.</summary>
    public static string? OfFloret(ReadOnlySpan<byte> bytes)
    {
        string[] head = BeginningOf(bytes).Split('\n')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        bool isFloret = head.Length == 8 && head.Take(6).All(field => long.TryParse(field, CultureInfo.InvariantCulture, out _)) && !head.Skip(6).Any(field => double.TryParse(field, CultureInfo.InvariantCulture, out _));
        return isFloret ? "a floret table, whose rows are of hashed parts of words and not of words. Take the .vec file that floret wrote beside it (save_vectors), or write one: floret print-word-vectors." : null;
    }

    /// <summary>The first bytes of a file, in hexadecimal.</summary>
    public static string Show(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes[..Math.Min(bytes.Length, MostBytes)]);

    private static string BeginningOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 256)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

    [GeneratedRegex("""^[\[{]\s*("[^"\n]*"\s*[,:\]}]|[\[{] ?")""")]
    private static partial Regex Json();

    // Protocol 2 and later begin with it; frames have a length behind 0x95, from protocol 4 on.
    private static bool IsPickle(ReadOnlySpan<byte> bytes) => bytes is [0x80, 4 or 5, 0x95, ..] or [0x80, 2 or 3, (byte)'c' or (byte)'}' or (byte)']' or (byte)'(' or (byte)'X' or (byte)'K' or (byte)'J' or 0x8A, ..];

    private static bool IsSafetensors(ReadOnlySpan<byte> bytes) => bytes.Length > 10 && BinaryPrimitives.ReadUInt64LittleEndian(bytes) < 1 << 30 && bytes[8] == '{' && bytes[9] == '"';
}
