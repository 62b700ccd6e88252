using System.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word vectors in word2vec's text format: an optional first line of two whole numbers, then a word and its values
/// a line, separated by single spaces. Values are read the same in every culture. The calling thread cuts the file into
/// blocks of lines and puts together, in the order of the file, what other threads have read from them; so neither the
/// result nor the fault that is told depends on their number.
/// </summary>
internal sealed class TextVectorReader
{
    private readonly VectorFile _file;
    private readonly int _limit;
    private readonly Queue<(Task Parsing, LineBlock Block)> _pending = new();
    private readonly Stack<LineBlock> _free = new();
    private VectorFileHeader? _header;
    private WordVectors? _vectors;
    private long _lines; // Lines that are done with.
    private long _words;

    private TextVectorReader(VectorFile file, int limit)
    {
        _file = file;
        _limit = limit;
    }

    private bool IsFull => _vectors?.Words.Count == _limit;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limit">At most so many words are read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="threads">How many blocks are read at a time; 0 for one a processor.</param>
    /// <param name="blockSize">Bytes of a block; a block with a longer line grows.</param>
    public static WordVectors Read(VectorFile file, int limit, CancellationToken cancellation, int threads = 0, int blockSize = 1 << 20)
    {
        using Stream stream = file.Open(cancellation);
        return Read(file, stream, limit, threads > 0 ? threads : Environment.ProcessorCount, blockSize, cancellation);
    }

    /// <summary>Reads a file that is open.</summary>
    public static WordVectors Read(VectorFile file, Stream stream, int limit, int threads, int blockSize, CancellationToken cancellation) =>
        new TextVectorReader(file, limit).Read(new LineBlockReader(stream), threads, blockSize, cancellation);

    private WordVectors Read(LineBlockReader reader, int threads, int blockSize, CancellationToken cancellation)
    {
        try
        {
            while (!IsFull)
            {
                cancellation.ThrowIfCancellationRequested();
                LineBlock block = _free.TryPop(out LineBlock? used) ? used : new LineBlock(blockSize);
                if (!reader.TryRead(block)) break;
                if (_vectors is null && !TryBegin(block)) continue;
                int dimension = _vectors!.Dimension;
                _pending.Enqueue((Task.Run(() => block.Parse(dimension), CancellationToken.None), block));
                if (_pending.Count > 2 * threads) Take();
            }

            while (_pending.Count > 0 && !IsFull) Take();
        }
        finally
        {
            Task.WaitAll(_pending.Select(pending => pending.Parsing));
        }

        if (IsFull) return _vectors!;
        if (reader.Fault is { } fault) throw _file.FaultAt($"line {_lines + 1}", fault.What, fault.Inner);
        if (_vectors is null) throw _file.Fault(" holds no word vectors.");
        if (_header is { } header && header.Words != _words) throw _file.Fault($" announces {header.Words} words in its first line and holds {_words}; is it cut off?");
        return _vectors;
    }

    /// <summary>Passes over the header and blank lines to the first word, which tells the dimension.</summary>
    private bool TryBegin(LineBlock block)
    {
        if (_lines == 0 && block.Text.StartsWith(Encoding.UTF8.Preamble)) block.Start += Encoding.UTF8.Preamble.Length;
        ReadOnlySpan<byte> text = block.Text;
        while (!text.IsEmpty)
        {
            block.Start = block.End - text.Length;
            ReadOnlySpan<byte> line = VectorLine.Cut(ref text);
            if (_lines == 0 && VectorFileHeader.TryRead(line, out VectorFileHeader header))
            {
                _header = header;
            }
            else if (!line.IsEmpty)
            {
                string? fault = VectorLine.Count(line, out int dimension);
                if (fault is null && _header is { } announced && announced.Dimension != dimension) fault = $"found {dimension} values; the first line announces {announced.Dimension}";
                if (fault is not null) throw _file.FaultAt($"line {_lines + 1}", fault);
                _vectors = new WordVectors(dimension, "line");
                return true;
            }

            _lines++;
        }

        _free.Push(block);
        return false;
    }

    /// <summary>Takes over what was read from the first block that is pending.</summary>
    private void Take()
    {
        (Task parsing, LineBlock block) = _pending.Dequeue();
        parsing.GetAwaiter().GetResult();
        for (int i = 0; i < block.Words.Count && !IsFull; i++)
        {
            (string word, int line) = block.Words[i];
            _vectors!.Add(word, block.VectorOf(i, _vectors.Dimension), _lines + line);
            _words++;
        }

        if (IsFull) return;
        _lines += block.Lines;
        if (block.Fault is not null) throw _file.FaultAt($"line {_lines}", block.Fault);
        _free.Push(block);
    }
}
