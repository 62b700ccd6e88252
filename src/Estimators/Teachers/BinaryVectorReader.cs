using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word2vec's binary format: a line of two whole numbers (words and dimension), then for each word its UTF-8 bytes,
/// a space and its values as little-endian single-precision floats. word2vec ends a vector with a line end, the files
/// that Google published do not; both are read.
/// </summary>
internal sealed class BinaryVectorReader
{
    private const int WordsBetweenChecks = 4096;

    private readonly VectorFile _file;
    private readonly ByteReader _bytes;
    private long _word; // The number of the word that is being read, from 1; 0 in the header.

    private BinaryVectorReader(VectorFile file, Stream stream)
    {
        _file = file;
        _bytes = new ByteReader(stream, fault => file.FaultAt(Place, VectorFile.Unpacking(fault), fault));
    }

    private string Place => _word == 0 ? "line 1" : $"word {_word}";

    public static WordVectors Read(VectorFile file, int limit, CancellationToken cancellation)
    {
        using Stream stream = file.Open(cancellation);
        byte[] beginning = file.ReadBeginning();
        if (FastTextArguments.Begin(beginning)) return FastTextModelReader.Read(file, stream, limit, [], cancellation);
        if (FastTextArguments.BeginWithoutMagic(beginning)) throw file.OldFastTextModelFault();
        if (VectorFileBeginning.IsText(beginning)) throw file.TextFault();
        return new BinaryVectorReader(file, stream).Read(limit, cancellation);
    }

    private WordVectors Read(int limit, CancellationToken cancellation)
    {
        VectorFileHeader header = ReadHeader(limit);
        var vectors = new WordVectors(header.Dimension, "word");
        float[] values = new float[header.Dimension];
        while (_word < header.Words)
        {
            if (_word % WordsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            _bytes.Skip((byte)'\n');
            if (_bytes.IsAtEnd()) throw _file.Fault($" announces {header.Words} words in its first line and holds {_word}; is it cut off?");
            _word++;
            string word = ReadWord();
            ReadNumbers(word, values);
            vectors.Add(word, values, _word);
            if (vectors.Words.Count == limit) return vectors; // What is behind them is not asked for.
        }

        _bytes.Skip((byte)'\n');
        if (!_bytes.IsAtEnd()) throw _file.Fault($" announces {header.Words} words in its first line and has more bytes behind them; are the words or the values of a vector more than it announces?");
        return vectors;
    }

    private VectorFileHeader ReadHeader(int limit)
    {
        bool ended = _bytes.TryReadTo((byte)'\n', out ReadOnlySpan<byte> line);
        if (line.IsEmpty && !ended) throw _file.Fault(" holds no word vectors.");
        if (!ended || !VectorFileHeader.TryRead(line, out VectorFileHeader header))
            throw _file.FaultAt(Place, $"expected two whole numbers, of words and of the dimension, with which word2vec's binary format begins; found '{VectorFile.Excerpt(line)}'");
        if (header.Words < 0 || (header.Words > int.MaxValue && limit == int.MaxValue) || header.Dimension is < 1 or > VectorFile.LargestDimension)
            throw _file.FaultAt(Place, $"it announces {header.Words} words of dimension {header.Dimension}; expected at most {int.MaxValue} words and a dimension of 1 to {VectorFile.LargestDimension}");
        return header.Words > 0 ? header : throw _file.Fault(" holds no word vectors.");
    }

    private string ReadWord()
    {
        if (_bytes.TryReadTo((byte)' ', out ReadOnlySpan<byte> utf8)) return VectorFile.TryReadWord(utf8, out string word, out string fault) ? word : throw _file.FaultAt(Place, fault);
        throw utf8.Length < _bytes.Limit
            ? _file.FaultAt(Place, $"the file ends within the word ('{VectorFile.Excerpt(utf8)}')")
            : _file.FaultAt(Place, $"the word has no end within {_bytes.Limit} bytes; expected a space behind it");
    }

    private void ReadNumbers(string word, float[] values)
    {
        int expected = values.Length * sizeof(float);
        int found = _bytes.Read(MemoryMarshal.AsBytes(values.AsSpan()));
        if (found < expected) throw _file.FaultAt(Place, $"the file ends within the vector of '{word}': found {found} bytes of {expected}");
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(values.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        if (float.IsFinite(TensorPrimitives.MaxMagnitude<float>(values))) return;
        int invalid = Array.FindIndex(values, number => !float.IsFinite(number));
        throw _file.FaultAt(Place, FormattableString.Invariant($"number {invalid + 1} of the vector of '{word}' is {values[invalid]}; expected finite numbers"));
    }
}
