using System.Buffers;
using System.Globalization;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.Encoder;

/// <summary>Writes words and their vectors in word2vec's text format, UTF-8, with values that read back as the same floats.</summary>
internal sealed class VectorFileWriter(FileStream stream, int dimension)
{
    private const int MostDigits = 10; // Of a count in an int: room for it is left at the beginning, filled up with zeros.
    private const int MostNumberBytes = 32;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Whether the format can hold a word.</summary>
    public static bool Takes(string word)
    {
        if (word.Length == 0 || word.Any(char.IsWhiteSpace) || WordForm.Of(word).Length == 0) return false;
        ReadOnlySpan<char> rest = word;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int length) != OperationStatus.Done) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>Writes the first line.</summary>
    public void WriteHeader(int words)
    {
        string count = words.ToString(CultureInfo.InvariantCulture).PadLeft(MostDigits, '0');
        stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{count} {dimension}\n")));
    }

    /// <summary>Writes the line of a word.</summary>
    public void Write(string word, ReadOnlySpan<float> vector)
    {
        _buffer.ResetWrittenCount();
        Encoding.UTF8.GetBytes(word, _buffer);
        foreach (float number in vector)
        {
            Span<byte> room = _buffer.GetSpan(MostNumberBytes);
            room[0] = (byte)' ';
            number.TryFormat(room[1..], out int written, provider: CultureInfo.InvariantCulture);
            _buffer.Advance(written + 1);
        }

        _buffer.Write("\n"u8);
        stream.Write(_buffer.WrittenSpan);
    }

    /// <summary>Writes the first line again, now that the words are counted.</summary>
    public void Complete(int words)
    {
        stream.Position = 0;
        WriteHeader(words);
    }
}
