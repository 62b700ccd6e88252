using DistillEmb.Files;
using Microsoft.Win32.SafeHandles;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>Reads an open file from its beginning, at a place of its own. The file stays open.</summary>
/// <param name="file">The file.</param>
internal sealed class OpenFileStream(SafeFileHandle file) : ReadOnlyStream
{
    public override bool CanSeek => true;

    public override long Length => RandomAccess.GetLength(file);

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        int read = RandomAccess.Read(file, buffer, Position);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };
}
