using DistillEmb.Files;

namespace DistillEmb.Text;

/// <summary>Opens files and named pipes of text: plain, or gzip (known by its first two bytes, whatever the name).</summary>
internal static class TextFile
{
    private const int BufferSize = 1 << 16;

    /// <param name="path">A file that is there.</param>
    /// <param name="stop">Ends the waiting for the other end of a pipe, both here and in reading. Where it said so before, nothing is awaited.</param>
    /// <returns>The bytes, unpacked; of a pipe, a <see cref="PipedText"/>.</returns>
    /// <exception cref="OperationCanceledException">Stopped while it waits.</exception>
    public static Stream Open(string path, CancellationToken stop = default)
    {
        Stream file = OpenPacked(path, stop);
        try
        {
            if (file is AwaitedStream pipe) return new PipedText(pipe);
            bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return packed ? new CheckedGzipStream(file) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file as it is.</summary>
    /// <param name="path">A file that is there.</param>
    /// <param name="stop">As in <see cref="Open"/>.</param>
    /// <returns>The file's stream; of a pipe, an <see cref="AwaitedStream"/>.</returns>
    /// <exception cref="OperationCanceledException">Stopped while it waits.</exception>
    public static Stream OpenPacked(string path, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) stop = CancellationToken.None; // Behind a stop, what is complete is still evaluated.
        FileStream file = stop.CanBeCanceled ? AwaitedStream.Wait(() => OpenFile(path), stop) : OpenFile(path);
        return file.CanSeek ? file : new AwaitedStream(file, stop);
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.SequentialScan);
}
