using System.Buffers.Binary;
using System.Text;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Writes word2vec's binary format, byte by byte from its description.</summary>
internal static class BinaryVectors
{
    /// <summary>A whole file, with or without the line end that word2vec puts behind a vector.</summary>
    public static byte[] File(bool lineEnds, params (string Word, float[] Vector)[] rows) =>
        [.. Encoding.ASCII.GetBytes($"{rows.Length} {rows[0].Vector.Length}\n"), .. rows.SelectMany(row => Row(row.Word, row.Vector, lineEnds))];

    public static byte[] Row(string word, float[] vector, bool lineEnd = true) =>
        [.. Encoding.UTF8.GetBytes(word), (byte)' ', .. vector.SelectMany(Bytes), .. lineEnd ? "\n"u8 : ""u8];

    private static byte[] Bytes(float number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
        return bytes;
    }
}
