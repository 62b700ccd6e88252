using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>The view as the rest of ML.NET uses it.</summary>
public sealed class ConllViewTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly IDataView _data;

    public ConllViewTests()
    {
        _folder.Write("amh/train.txt", "ጎዴ B-LOC\nደረሱ O\n\nሰላም O\n");
        _folder.Write("tir/train.txt", "ኣስመራ B-LOC\n");
        _folder.Write("tir/dev.txt", "ከረን B-LOC\n");
        _data = _mlContext.Data.LoadFromConllFile(_folder["*/train.txt"], new ConllOptions { LanguageFromFolder = true });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_schema_is_that_of_its_columns()
    {
        var vector = new VectorDataViewType(TextDataViewType.Instance);
        (string, DataViewType)[] expected =
            [("Tokens", vector), ("Tags", vector), ("Language", TextDataViewType.Instance), ("SentenceId", NumberDataViewType.Int64), ("Source", TextDataViewType.Instance)];
        Assert.Equal(expected, _data.Schema.Select(column => (column.Name, column.Type)));
        Assert.Null(_data.GetRowCount());
        Assert.False(_data.CanShuffle);
    }

    [Fact]
    public void Rows_fill_the_properties_of_a_class()
    {
        Row[] rows = [.. _mlContext.Data.CreateEnumerable<Row>(_data, reuseRowObject: false)];
        Assert.Equal([["ጎዴ", "ደረሱ"], ["ሰላም"], ["ኣስመራ"]], rows.Select(row => row.Tokens));
        Assert.Equal([["B-LOC", "O"], ["O"], ["B-LOC"]], rows.Select(row => row.Tags));
        Assert.Equal(["amh", "amh", "tir"], rows.Select(row => row.Language));
        Assert.Equal([1L, 2L, 3L], rows.Select(row => row.SentenceId));
    }

    [Fact]
    public void Languages_can_be_given_with_the_paths()
    {
        IDataView data = _mlContext.Data.LoadFromConllFile([(_folder["tir/*.txt"], "Tigrinya"), (_folder["amh/train.txt"], "Amharic")]);
        Assert.Equal(["Tigrinya", "Tigrinya", "Amharic", "Amharic"], data.GetColumn<string>("Language"));
        Assert.Equal(["ከረን/B-LOC", "ኣስመራ/B-LOC", "ጎዴ/B-LOC ደረሱ/O", "ሰላም/O"], ConllFolder.Sentences(data));
    }

    [Fact]
    public void Patterns_reach_through_folders()
    {
        _folder.Write("deep/a/b/train.txt", "x O\n");
        _folder.Write("deep/.hidden/train.txt", "y O\n");
        Assert.Equal(["x/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder["deep/**/train.txt"])));
        Assert.Equal(5, _mlContext.Data.LoadFromConllFile(_folder["**/*.txt"]).GetColumn<long>("SentenceId").Count());
        Assert.Equal(2, _mlContext.Data.LoadFromConllFile(_folder["t?r/*.t*t"]).GetColumn<long>("SentenceId").Count());
    }

    [Fact]
    public void Ml_nets_own_operations_take_it()
    {
        Assert.Equal(["ሰላም/O"], ConllFolder.Sentences(_mlContext.Data.TakeRows(_mlContext.Data.SkipRows(_data, 1), 1)));
        Assert.Equal(["ሰላም/O", "ኣስመራ/B-LOC"], ConllFolder.Sentences(_mlContext.Data.FilterRowsByColumn(_mlContext.Transforms.Conversion.ConvertType("Number", "SentenceId").Fit(_data).Transform(_data), "Number", 1.5)));
        Assert.Equal(ConllFolder.Sentences(_data), ConllFolder.Sentences(_mlContext.Data.Cache(_data)));
        Assert.Equal(ConllFolder.Sentences(_data).Order(), ConllFolder.Sentences(_mlContext.Data.ShuffleRows(_data, seed: 3)).Order());
        DataOperationsCatalog.TrainTestData split = _mlContext.Data.TrainTestSplit(_data, 0.5, seed: 1);
        Assert.Equal(ConllFolder.Sentences(_data).Order(), ConllFolder.Sentences(split.TrainSet).Concat(ConllFolder.Sentences(split.TestSet)).Order());
    }

    [Fact]
    public void Tags_become_keys_and_come_back()
    {
        IDataView keys = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Tags").Append(_mlContext.Transforms.Conversion.MapKeyToValue("Back", "Label")).Fit(_data).Transform(_data);
        Assert.IsType<KeyDataViewType>(((VectorDataViewType)keys.Schema["Label"].Type).ItemType);
        Assert.Equal([[1u, 2u], [2u], [1u]], keys.GetColumn<uint[]>("Label"));
        Assert.Equal(ConllFolder.Sentences(_data), ConllFolder.Sentences(keys, "Back"));
    }

    [Fact]
    public void A_model_that_was_fitted_to_it_predicts_single_rows()
    {
        ITransformer model = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Tags").Append(_mlContext.Transforms.Conversion.MapKeyToValue("Back", "Label")).Fit(_data);
        using PredictionEngine<Row, Back> engine = _mlContext.Model.CreatePredictionEngine<Row, Back>(model);
        Assert.Equal(["O", "B-LOC"], engine.Predict(new Row { Tags = ["O", "B-LOC"] }).Tags);
    }

    /// <summary>A cursor that has come to its end gives its place in memory to the next; disposed of after that, it must not end that one.</summary>
    [Fact]
    public void A_cursor_that_is_disposed_of_late_ends_no_other()
    {
        DataViewRowCursor first = _data.GetRowCursor(_data.Schema);
        while (first.MoveNext())
        {
            // To its end, which closes the file.
        }

        using DataViewRowCursor second = _data.GetRowCursor(_data.Schema);
        Assert.True(second.MoveNext());
        first.Dispose();
        Assert.True(second.MoveNext());
    }

    [Fact]
    public void Cursors_do_not_know_of_each_other()
    {
        using DataViewRowCursor first = _data.GetRowCursor([_data.Schema["SentenceId"]]);
        using DataViewRowCursor second = _data.GetRowCursorSet(_data.Schema, 4).Single();
        ValueGetter<long> getFirst = first.GetGetter<long>(_data.Schema["SentenceId"]);
        ValueGetter<long> getSecond = second.GetGetter<long>(_data.Schema["SentenceId"]);
        ValueGetter<DataViewRowId> getId = second.GetIdGetter();
        long number = 0;
        DataViewRowId id = default;
        Assert.True(first.MoveNext() && first.MoveNext() && second.MoveNext());
        getFirst(ref number);
        Assert.Equal((2, 1), (number, first.Position));
        getSecond(ref number);
        getId(ref id);
        Assert.Equal((1, 0, new DataViewRowId(0, 0)), (number, second.Position, id));
        Assert.True(first.MoveNext());
        Assert.False(first.MoveNext());
        Assert.False(first.MoveNext());
        Assert.Equal(-1, first.Position);
    }

    [Fact]
    public void A_cursor_refuses_what_it_cannot_give()
    {
        using DataViewRowCursor cursor = _data.GetRowCursor([_data.Schema["Tokens"]]);
        Assert.True(cursor.IsColumnActive(_data.Schema["Tokens"]));
        Assert.False(cursor.IsColumnActive(_data.Schema["Tags"]));
        Assert.Contains("'Tags'", Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(_data.Schema["Tags"])).Message, StringComparison.Ordinal);
        Assert.Contains("'Tokens'", Assert.Throws<ArgumentException>(() => cursor.GetGetter<long>(_data.Schema["Tokens"])).Message, StringComparison.Ordinal);
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTokens = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(_data.Schema["Tokens"]);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        Assert.Throws<InvalidOperationException>(() => getTokens(ref tokens));
        IDataView other = _mlContext.Data.LoadFromConllFile(_folder["tir/dev.txt"]);
        Assert.Throws<ArgumentException>(() => _data.GetRowCursor([other.Schema["Source"]]));
    }

    [Fact]
    public void A_file_is_open_only_while_it_is_read()
    {
        using (DataViewRowCursor cursor = _data.GetRowCursor(_data.Schema)) Assert.True(cursor.MoveNext());
        using FileStream own = new(_folder["amh/train.txt"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(own.CanWrite);
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string[] Tags { get; set; } = [];

        public string Language { get; set; } = "";

        public long SentenceId { get; set; }

        public string Source { get; set; } = "";
    }

    private sealed class Back
    {
        [ColumnName("Back")]
        public string[] Tags { get; set; } = [];
    }
}
