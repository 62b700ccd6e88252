using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>write --out FILE --words N --dimension N [--composed] [--list FILE]</c>: a teacher of random vectors, to measure reading by, or of words
/// whose vectors are composed of those of their parts (<see cref="ComposedWords"/>), so that there is something to learn. The name
/// decides on the format: text with five digits, or binary (<c>.bin</c>), packed with <c>.gz</c> behind it. The list has
/// the words alone, ten a line, and can serve as a corpus.
/// </summary>
internal static class SyntheticTeacher
{
    public static int Run(string[] args)
    {
        string file = Value(args, "--out");
        int words = int.Parse(Value(args, "--words"), CultureInfo.InvariantCulture);
        int dimension = int.Parse(Value(args, "--dimension"), CultureInfo.InvariantCulture);
        bool packed = file.EndsWith(".gz", StringComparison.Ordinal);
        bool binary = (packed ? file[..^3] : file).EndsWith(".bin", StringComparison.Ordinal);
        using Stream stream = File.Create(file, 1 << 20);
        using Stream target = packed ? new GZipStream(stream, CompressionLevel.Fastest) : stream;
        target.Write(Encoding.UTF8.GetBytes($"{words} {dimension}\n"));
        var random = new Random(1);
        ComposedWords? composed = args.Contains("--composed") ? new ComposedWords(words, dimension) : null;
        float[] vector = new float[dimension];
        byte[] text = new byte[dimension * 16];
        using StreamWriter? list = args.Contains("--list") ? new StreamWriter(Value(args, "--list")) : null;
        for (int i = 0; i < words; i++)
        {
            // Words of 3 to 10 letters or so, as many bytes as those of a real language.
            string word = composed?.Compose(i, vector) ?? $"ቃል{Convert.ToString(i * 2654435761L % (1L << 32), 16)}";
            target.Write(Encoding.UTF8.GetBytes($"{word} "));
            list?.Write(word + (i % 10 == 9 ? '\n' : ' '));
            foreach (ref float number in vector.AsSpan()) number = MathF.Round(composed is null ? (random.NextSingle() - 0.5f) * 0.4f : number, 5);
            if (binary)
            {
                target.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
                target.WriteByte((byte)'\n');
                continue;
            }

            int length = 0;
            foreach (float number in vector)
            {
                Utf8Formatter.TryFormat(number, text.AsSpan(length), out int written, new System.Buffers.StandardFormat('F', 5));
                length += written;
                text[length++] = (byte)' ';
            }

            text[length - 1] = (byte)'\n';
            target.Write(text.AsSpan(0, length));
        }

        return 0;
    }

    private static string Value(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : throw new ArgumentException($"{name} is missing.");
    }
}
