using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>Writes word vectors in the two formats of word2vec, of which fastText has the first too.</summary>
internal static class WordVectorWriter
{
    private const int MostNumberBytes = 32;
    private const int BufferSize = 1 << 20;

    /// <summary>A line a word: the word, and its values, which read back as the same floats.</summary>
    public static void WriteText(Stream stream, CorpusVocabulary vocabulary, EmbeddingMatrix vectors) => Write(stream, vocabulary, vectors, (buffer, vector) =>
    {
        foreach (float value in vector)
        {
            Span<byte> room = buffer.GetSpan(MostNumberBytes);
            room[0] = (byte)' ';
            value.TryFormat(room[1..], out int written, provider: CultureInfo.InvariantCulture);
            buffer.Advance(written + 1);
        }
    });

    /// <summary>The word, a blank, its values as they lie in memory, little-endian, and a line end.</summary>
    public static void WriteBinary(Stream stream, CorpusVocabulary vocabulary, EmbeddingMatrix vectors) => Write(stream, vocabulary, vectors, (buffer, vector) =>
    {
        buffer.Write(" "u8);
        buffer.Write(MemoryMarshal.AsBytes(vector));
    });

    private static void Write(Stream stream, CorpusVocabulary vocabulary, EmbeddingMatrix vectors, ValueWriter writeValues)
    {
        var buffer = new ArrayBufferWriter<byte>(BufferSize);
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{vocabulary.Count} {vectors.Dimension}\n"), buffer);
        for (int word = 0; word < vocabulary.Count; word++)
        {
            buffer.Write(vocabulary[word]);
            writeValues(buffer, vectors[word]);
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < BufferSize / 2) continue;
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        stream.Write(buffer.WrittenSpan);
    }

    private delegate void ValueWriter(ArrayBufferWriter<byte> buffer, ReadOnlySpan<float> vector);
}
