using System.Text;

namespace DistillEmb.Text;

/// <summary>The marks at the beginning of texts in UTF-16 and UTF-32. That of UTF-8 changes nothing in how a text is read.</summary>
internal static class ByteOrderMark
{
    /// <summary>Bytes of the longest mark.</summary>
    public const int Longest = 4;

    // UTF-32 first: the mark of UTF-16 is the beginning of its.
    private static readonly Encoding[] Encodings =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>The encoding that the first bytes of a text tell, which throws where bytes are none of its; null where they tell none.</summary>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> bytes)
    {
        foreach (Encoding encoding in Encodings)
        {
            if (bytes.StartsWith(encoding.Preamble)) return encoding;
        }

        return null;
    }

    /// <summary>Whether a mark may begin with a byte.</summary>
    public static bool MayBeginWith(byte first) => first is 0xFF or 0xFE or 0;
}
