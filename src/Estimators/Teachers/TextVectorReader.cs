using DistillEmb.Files;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word vectors in word2vec's text format: an optional first line of two whole numbers, then a word and its values
/// a line. Values are read the same in every culture. The calling thread cuts the file into
/// blocks of lines and puts together, in the order of the file, what other threads have read from them; so neither the
/// result nor the fault that is told depends on their number.
/// </summary>
internal sealed class TextVectorReader
{
    private const int FirstWords = 10; // Most of these have to be words.

    private readonly VectorFile _file;
    private readonly int _limit;
    private readonly Queue<(Task Parsing, LineBlock Block)> _pending = new();
    private readonly Stack<LineBlock> _free = new();
    private readonly TextVectorLayout _layout;
    private readonly WordVectors _vectors;
    private readonly string _expected;
    private long _lines; // Lines that are done with.

    private TextVectorReader(VectorFile file, TextVectorLayout layout, int limit, bool keepsVectors)
    {
        _file = file;
        _layout = layout;
        _limit = limit;
        _lines = layout.Lines;
        _vectors = new WordVectors(layout.Dimension, "line", keepsVectors);
        _expected = layout.Header is null ? $"expected {layout.Dimension}, as many as most of the first lines have" : $"the first line announces {layout.Dimension}";
        if (layout.FreeLine is not null) _vectors.Note($"begins with a line that is neither two whole numbers nor a word and its values ('{layout.FreeLine}'); it is passed over");
    }

    private bool IsFull => _vectors.Words.Count == _limit;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limit">At most so many words are read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="threads">How many blocks are read at a time.</param>
    /// <param name="blockSize">Bytes of a block; a block with a longer line grows.</param>
    public static WordVectors Read(VectorFile file, int limit, CancellationToken cancellation, int threads, int blockSize)
    {
        using BeginningStream stream = file.Open(cancellation);
        return Read(file, stream, limit, keepsVectors: true, cancellation, threads, blockSize);
    }

    /// <summary>Reads a file that is open.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stream">Its bytes, at the beginning.</param>
    /// <param name="limit">At most so many words are read.</param>
    /// <param name="keepsVectors">Whether vectors are kept.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="threads">How many blocks are read at a time; 0 for one a processor.</param>
    /// <param name="blockSize">Bytes of a block; a block with a longer line grows.</param>
    public static WordVectors Read(VectorFile file, BeginningStream stream, int limit, bool keepsVectors, CancellationToken cancellation, int threads = 0, int blockSize = 1 << 20)
    {
        ReadOnlySpan<byte> beginning = stream.Peek(LineBlockReader.LongestLine);
        TextVectorLayout? layout = TextVectorLayout.Of(beginning, stream.IsSeenWhole);
        if (layout?.Fault is string fault) throw file.Fault(fault);
        if (layout is null) throw FaultOfNoLine(file, stream, beginning.Length);
        stream.ReadExactly(new byte[layout.Start]);
        return new TextVectorReader(file, layout, limit, keepsVectors).Read(new LineBlockReader(stream), threads > 0 ? threads : Environment.ProcessorCount, blockSize, cancellation);
    }

    private static InvalidDataException FaultOfNoLine(VectorFile file, BeginningStream stream, int length)
    {
        var reader = new LineBlockReader(stream);
        reader.TryRead(new LineBlock(length + 1));
        return reader.Fault is { } fault ? file.FaultAt("line 1", fault.What, fault.Inner) : file.Fault(" holds no word vectors.");
    }

    private WordVectors Read(LineBlockReader reader, int threads, int blockSize, CancellationToken cancellation)
    {
        try
        {
            while (!IsFull)
            {
                cancellation.ThrowIfCancellationRequested();
                LineBlock block = _free.TryPop(out LineBlock? used) ? used : new LineBlock(blockSize);
                if (!reader.TryRead(block)) break;
                _pending.Enqueue((Task.Run(() => block.Parse(_layout.Dimension, _expected), CancellationToken.None), block));
                if (_pending.Count > 2 * threads) Take();
            }

            while (_pending.Count > 0 && !IsFull) Take();
        }
        finally
        {
            Task.WaitAll(_pending.Select(pending => pending.Parsing));
        }

        if (IsFull) return _vectors;
        if (reader.Fault is { } fault) throw _file.FaultAt($"line {_lines + 1}", fault.What, fault.Inner);
        if (_vectors.Read == 0) throw _file.Fault(" holds no word vectors.");
        if (_layout.Header is { } header) CheckCount(header);
        _file.CheckSound(_vectors);
        return _vectors;
    }

    private void CheckCount(VectorFileHeader header)
    {
        if (header.Words > _vectors.Read) throw _file.CutOffFault(header.Words, _vectors.Read);
        if (header.Words < _vectors.Read) _vectors.Note($"announces {header.Words} words in its first line and holds {_vectors.Read}; all are read");
    }

    /// <summary>Takes over what was read from the first block that is pending.</summary>
    private void Take()
    {
        (Task parsing, LineBlock block) = _pending.Dequeue();
        parsing.GetAwaiter().GetResult();
        int passed = 0;
        for (int i = 0; i < block.Words.Count && !IsFull; i++)
        {
            (string word, int line) = block.Words[i];
            while (passed < block.PassedOver.Count && block.PassedOver[passed] < line) PassOver(block, passed++);
            _vectors.Add(word, block.VectorOf(i, _vectors.Dimension), _lines + line);
            if (_vectors.Read == FirstWords) _file.CheckSound(_vectors);
        }

        if (IsFull) return;
        while (passed < block.PassedOver.Count) PassOver(block, passed++);
        _lines += block.Lines;
        if (block.Fault is not null) throw _file.FaultAt($"line {_lines}", block.Fault);
        _free.Push(block);
    }

    private void PassOver(LineBlock block, int index)
    {
        _vectors.PassOver(_lines + block.PassedOver[index], block.FirstPassedOver);
        if (_vectors.Read == FirstWords) _file.CheckSound(_vectors);
    }
}
