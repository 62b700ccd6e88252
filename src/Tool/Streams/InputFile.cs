using DistillEmb.MLNet.Persistence;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>A file of text, plain or gzip (known by its first bytes), or standard input where its name is <c>-</c>.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    private const int BufferSize = 1 << 16;

    /// <summary>What messages call it.</summary>
    public static string NameOf(string path) => path == StandardInput ? "standard input" : $"'{path}'";

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Stream Open(string path)
    {
        if (path == StandardInput) return Console.OpenStandardInput();
        Check(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize);
        if (!file.CanSeek) return file;
        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return packed ? new CheckedGzipStream(file) : file;
    }

    /// <summary>Throws where it is plain without reading that there is nothing to read.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static void Check(string path)
    {
        if (path == StandardInput || File.Exists(path)) return;
        throw Directory.Exists(path)
            ? new IOException($"'{path}' is a folder; give a file.")
            : new FileNotFoundException($"The file '{path}' does not exist.", path);
    }
}
