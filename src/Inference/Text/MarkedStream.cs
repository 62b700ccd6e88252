using System.Text;
using DistillEmb.Files;

namespace DistillEmb.Text;

/// <summary>A text as UTF-8, where its byte order mark says that it is UTF-16 or UTF-32; any other text as it stands.</summary>
/// <param name="stream">The text, at its beginning; disposed of with this one.</param>
internal sealed class MarkedStream(Stream stream) : ReadOnlyStream
{
    private const int LongestMark = 4;

    // UTF-32 first: the mark of UTF-16 is the beginning of its.
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    private Stream? _text;

    public override int Read(Span<byte> buffer)
    {
        _text ??= Open();
        return _text.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) (_text ?? stream).Dispose();
        base.Dispose(disposing);
    }

    // All bytes of what may be a mark are waited for, and of other texts none.
    private Stream Open()
    {
        byte[] head = new byte[LongestMark];
        int length = 0;
        do
        {
            int read = stream.Read(head, length, LongestMark - length);
            if (read == 0) break;
            length += read;
        }
        while (length < LongestMark && head[0] is 0xFF or 0xFE or 0);
        var whole = new HeadedStream(head.AsMemory(0, length), stream);
        return Marked.FirstOrDefault(encoding => head.AsSpan(0, length).StartsWith(encoding.Preamble)) is Encoding found
            ? Encoding.CreateTranscodingStream(whole, found, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
            : whole;
    }
}
