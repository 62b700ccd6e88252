using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary>A word and its values as a line of word2vec's text format, with five decimals.</summary>
internal static class VectorLine
{
    private const int Decimals = 5;
    private const int Scale = 100_000;
    private const float Largest = 10_000; // Of longer values five decimals would say more than a float knows.
    private const int MostNumberBytes = 32;

    public static void Append(ArrayBufferWriter<byte> buffer, string word, ReadOnlySpan<float> vector)
    {
        Encoding.UTF8.GetBytes(word, buffer);
        Span<byte> room = buffer.GetSpan(vector.Length * MostNumberBytes + 1);
        int written = 0;
        foreach (float number in vector)
        {
            room[written++] = (byte)' ';
            written += Format(number, room[written..]);
        }

        room[written++] = (byte)'\n';
        buffer.Advance(written);
    }

    private static int Format(float number, Span<byte> room)
    {
        if (!(MathF.Abs(number) < Largest)) return Utf8Formatter.TryFormat(number, room, out int length) ? length : throw new InvalidOperationException("A number is too long.");
        int scaled = (int)Math.Round((double)number * Scale);
        int at = 0;
        if (scaled < 0)
        {
            room[at++] = (byte)'-';
            scaled = -scaled;
        }

        (int whole, int rest) = Math.DivRem(scaled, Scale);
        if (whole < 10) room[at++] = (byte)('0' + whole);
        else at += Utf8Formatter.TryFormat(whole, room[at..], out int digits) ? digits : 0;
        room[at++] = (byte)'.';
        for (int place = at + Decimals - 1; place >= at; place--)
        {
            rest = Math.DivRem(rest, 10, out int digit);
            room[place] = (byte)('0' + digit);
        }

        return at + Decimals;
    }
}
