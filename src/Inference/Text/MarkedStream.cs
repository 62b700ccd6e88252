using System.Text;
using DistillEmb.Files;

namespace DistillEmb.Text;

/// <summary>A text as UTF-8, where its byte order mark says that it is UTF-16 or UTF-32; any other text as it stands.</summary>
/// <param name="stream">The text, at its beginning; disposed of with this one.</param>
internal sealed class MarkedStream(Stream stream) : ReadOnlyStream
{
    private Stream? _text;

    /// <summary>The encoding that the mark tells; null for none, and before the first read.</summary>
    public Encoding? Encoding { get; private set; }

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
        byte[] head = new byte[ByteOrderMark.Longest];
        int length = 0;
        do
        {
            int read = stream.Read(head, length, head.Length - length);
            if (read == 0) break;
            length += read;
        }
        while (length < head.Length && ByteOrderMark.MayBeginWith(head[0]));
        var whole = new HeadedStream(head.AsMemory(0, length), stream);
        Encoding = ByteOrderMark.EncodingOf(head.AsSpan(0, length));
        return Encoding is null ? whole : Encoding.CreateTranscodingStream(whole, Encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
