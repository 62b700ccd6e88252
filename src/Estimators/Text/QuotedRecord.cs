using Sylvan.Data.Csv;

namespace DistillEmb.MLNet.Text;

/// <summary>Reads a record in which cells may be enclosed by quotation marks (RFC 4180), of as many lines as it has.</summary>
/// <param name="separator">What stands between cells.</param>
internal sealed class QuotedRecord(char separator)
{
    private const int LongestRecord = 1 << 24; // Characters. A quotation mark that is never closed would read everything behind it.

    private readonly char[] _buffer = new char[1 << 14];
    private readonly CsvDataReaderOptions _options = new() { Delimiter = separator, HasHeaders = false, Comment = '\0', MaxBufferSize = LongestRecord, OwnsReader = false };

    /// <summary>The cells of the record that begins with a line.</summary>
    /// <param name="first">Its first line.</param>
    /// <param name="next">Gives the line behind, null at the end.</param>
    /// <param name="taken">Receives all lines that were asked for.</param>
    /// <returns>The cells, which of them are enclosed, and how many of the taken lines are of the record; null where a cell begins with a quotation mark and is not closed by one in front of a separator or a line end.</returns>
    public (string[] Cells, bool[] Enclosed, int Lines)? Read(string first, Func<string?> next, List<string> taken)
    {
        try
        {
            using var reader = CsvDataReader.Create(new Lines(first, next, taken), _buffer, _options);
            if (!reader.Read()) return ([], [], 0);
            string[] cells = new string[reader.RowFieldCount];
            for (int i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
            ReadOnlySpan<char> raw = reader.GetRawRecordSpan();
            return (cells, EnclosedOf(raw, cells), raw.Count('\n') - 1);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    // A cell that is enclosed is longer as it is written, by its own marks and by one for each in it.
    private static bool[] EnclosedOf(ReadOnlySpan<char> raw, string[] cells)
    {
        bool[] enclosed = new bool[cells.Length];
        int place = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            enclosed[i] = place < raw.Length && raw[place] == '"';
            place += cells[i].Length + 1 + (enclosed[i] ? 2 + cells[i].AsSpan().Count('"') : 0);
        }

        return enclosed;
    }

    // Gives one line at a time, so that nothing behind the record is waited for; of a long one several, for each time the record is looked at from its beginning.
    private sealed class Lines(string first, Func<string?> next, List<string> taken) : TextReader
    {
        private const int Short = 16; // Lines.

        private string? _line = first;
        private int _place;

        public override int Read(Span<char> buffer)
        {
            if (buffer.IsEmpty) return 0;
            if (_line is not null && _place > _line.Length) Advance();
            if (_line is null) return 0;
            int count = Math.Min(buffer.Length, _line.Length - _place);
            _line.AsSpan(_place, count).CopyTo(buffer);
            _place += count;
            if (_place < _line.Length || count == buffer.Length) return count;
            buffer[count] = '\n';
            _place++;
            return count + 1;
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        private void Advance()
        {
            int wanted = Math.Max(1, taken.Count - Short);
            int before = taken.Count;
            while (taken.Count < before + wanted && next() is string line) taken.Add(line);
            _line = taken.Count == before ? null : string.Join('\n', taken.Skip(before));
            _place = 0;
        }
    }
}
