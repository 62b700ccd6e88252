using DistillEmb.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Text;

/// <summary>The sentences of CoNLL files, read anew by every cursor.</summary>
internal sealed class ConllDataView : IDataView
{
    private readonly IReadOnlyList<ConllSource> _sources;
    private readonly ConllOptions _options;
    private readonly IEnumerable<ConllRow> _rows;

    /// <param name="sources">The files, in the order in which they are read.</param>
    /// <param name="options">Checked options that nobody else will change.</param>
    /// <param name="rows">Their sentences.</param>
    public ConllDataView(IReadOnlyList<ConllSource> sources, ConllOptions options, IEnumerable<ConllRow> rows)
    {
        _sources = sources;
        _options = options;
        _rows = rows;
        var vector = new VectorDataViewType(TextDataViewType.Instance);
        var schema = new DataViewSchema.Builder();
        Add(options.TokensColumnName, vector, ConllField.Tokens);
        if (options.TagColumn is not null) Add(options.TagsColumnName, vector, ConllField.Tags);
        if (sources.Any(source => source.Language is not null)) Add(options.LanguageColumnName, TextDataViewType.Instance, ConllField.Language);
        Add(options.SentenceIdColumnName, NumberDataViewType.Int64, ConllField.SentenceId);
        Add(options.SourceColumnName, TextDataViewType.Instance, ConllField.Source);
        Schema = schema.ToSchema();

        void Add(string name, DataViewType type, ConllField field)
        {
            schema.AddColumn(name, type);
            Fields.Add(field);
        }
    }

    public DataViewSchema Schema { get; }

    /// <summary>What the columns of the schema hold, in their order.</summary>
    public List<ConllField> Fields { get; } = [];

    /// <summary>The same sentences in memory, read once.</summary>
    public ConllDataView Keep() => new(_sources, _options, [.. _rows]);

    public bool CanShuffle => false;

    public long? GetRowCount() => null; // Only reading all files would tell.

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        bool[] active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            if (column.Index >= Schema.Count || !Schema[column.Index].Equals(column))
                throw new ArgumentException($"The column '{column.Name}' is not one of this data view.", nameof(columnsNeeded));
            active[column.Index] = true;
        }

        return new ConllCursor(this, _rows.GetEnumerator(), active);
    }

    // One, whatever is hoped for: a file is read from front to back.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
