using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word2vec's binary format: a line of two whole numbers (words and dimension), then for each word its UTF-8 bytes,
/// a space and its values as little-endian single-precision floats. word2vec ends a vector with a line end, the files
/// that Google published do not; both are read.
/// </summary>
internal sealed class BinaryVectorReader
{
    private const int WordsBetweenChecks = 4096;
    private const int FirstWords = 10; // Most of these have to be words.
    private const int MostInSequence = 16; // Words that cannot be read: so many stand where a vector was longer or shorter than announced.

    private readonly VectorFile _file;
    private readonly ByteReader _bytes;
    private WordVectors? _vectors;
    private int _sequence; // Words without one between them that can be read.
    private long _word; // The number of the word that is being read, from 1; 0 in the header.

    private BinaryVectorReader(VectorFile file, Stream stream)
    {
        _file = file;
        _bytes = new ByteReader(stream, fault => file.FaultAt(Place, VectorFile.Unpacking(fault), fault));
    }

    private string Place => _word == 0 ? "line 1" : $"word {_word}";

    public static WordVectors Read(VectorFile file, Stream stream, int limit, bool keepsVectors, CancellationToken cancellation) =>
        new BinaryVectorReader(file, stream).Read(limit, keepsVectors, cancellation);

    private WordVectors Read(int limit, bool keepsVectors, CancellationToken cancellation)
    {
        VectorFileHeader header = ReadHeader(limit);
        _vectors = new WordVectors(header.Dimension, "word", keepsVectors);
        var row = new BinaryRow(header.Dimension);
        var before = new BinaryRow(header.Dimension);
        while (!IsAtEnd())
        {
            if (_word % WordsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            _word++;
            ReadOnlySpan<byte> word = ReadWord();
            if (_word > 1)
            {
                if (!IsWord(word)) before.TryMend(ref word);
                Add(before, _word - 1);
                if (_vectors.Words.Count == limit) return _vectors; // What is behind them is not asked for.
            }

            row.Word = [.. word];
            ReadValues(row);
            (row, before) = (before, row);
        }

        if (_word > 0) Add(before, _word);
        if (_vectors.Words.Count == limit) return _vectors;
        if (_word < header.Words) throw _file.CutOffFault(header.Words, _word);
        if (_word > header.Words) _vectors.Note($"announces {header.Words} words in its first line and holds {_word}; all are read");
        _file.CheckSound(_vectors);
        return _vectors;
    }

    private void Add(BinaryRow row, long place)
    {
        LineFault? fault = VectorLine.ReadWord(row.Word, out string word);
        ReadOnlySpan<float> values = row.Values();
        CheckFinite(values, fault is null ? word : VectorFile.Excerpt(row.Word), place);
        _sequence = fault is null ? 0 : _sequence + 1;
        if (fault is null) _vectors!.Add(word, values, place);
        else _vectors!.PassOver(place, fault.Value.What);
        if (fault is { IsOfWord: false } || _sequence == MostInSequence)
            throw _file.FaultAt($"word {place}", $"{fault!.Value.What}{(_sequence == MostInSequence ? $", as the {MostInSequence - 1} words before it; has a vector another number of values than {values.Length}?" : "")}");
        if (_vectors.Read == FirstWords) _file.CheckSound(_vectors);
    }

    private static bool IsWord(ReadOnlySpan<byte> bytes) => VectorLine.ReadWord(bytes, out string word) is null && !word.Contains('\n', StringComparison.Ordinal);

    private bool IsAtEnd()
    {
        _bytes.Skip((byte)'\n');
        return _bytes.IsAtEnd();
    }

    private VectorFileHeader ReadHeader(int limit)
    {
        bool ended = _bytes.TryReadTo((byte)'\n', out ReadOnlySpan<byte> line);
        if (line.IsEmpty && !ended) throw _file.Fault(" holds no word vectors.");
        if (!ended || !VectorFileHeader.TryRead(line, out VectorFileHeader header))
            throw _file.FaultAt(Place, $"expected two whole numbers, of words and of the dimension, with which word2vec's binary format begins; found '{VectorFile.Excerpt(line)}'");
        if (!header.IsPossible(hasLimit: limit < int.MaxValue)) throw _file.FaultAt(Place, header.Fault());
        return header.Words > 0 ? header : throw _file.Fault(" holds no word vectors.");
    }

    private ReadOnlySpan<byte> ReadWord()
    {
        if (_bytes.TryReadTo((byte)' ', out ReadOnlySpan<byte> utf8)) return utf8;
        throw utf8.Length < _bytes.Limit
            ? _file.FaultAt(Place, $"the file ends within the word ('{VectorFile.Excerpt(utf8)}')")
            : _file.FaultAt(Place, $"the word has no end within {_bytes.Limit} bytes; expected a space behind it");
    }

    private void ReadValues(BinaryRow row)
    {
        int found = _bytes.Read(row.Bytes);
        if (found < row.Bytes.Length) throw _file.FaultAt(Place, $"the file ends within the vector of '{VectorFile.Excerpt(row.Word)}': found {found} bytes of {row.Bytes.Length}");
    }

    private void CheckFinite(ReadOnlySpan<float> values, string word, long place)
    {
        if (float.IsFinite(TensorPrimitives.MaxMagnitude(values))) return;
        int invalid = 0;
        while (float.IsFinite(values[invalid])) invalid++;
        throw _file.FaultAt($"word {place}", FormattableString.Invariant($"number {invalid + 1} of the vector of '{word}' is {values[invalid]}; expected finite numbers"));
    }
}
