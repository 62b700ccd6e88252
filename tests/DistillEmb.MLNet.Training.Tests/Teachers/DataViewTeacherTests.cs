using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class DataViewTeacherTests
{
    private readonly MLContext _mlContext = new();

    [Fact]
    public void Words_and_vectors_are_those_of_the_rows()
    {
        IDataView data = View(new("ሰላም", [3, 0, 4]), new("buna", [0, -2, 0]), new("ሰላም", [1, 1, 1]));
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromDataView(data, "Word", "Vector", "rows")]);
        Assert.Equal(["rows"], vocabulary.Teachers);
        Assert.Equal(["ሰላም", "buna"], vocabulary.Words);
        float[] expected = [0.6f, 0, 0.8f, 0, -1, 0];
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], vocabulary.HeadList[0].Flat()[i], 1e-6f);
    }

    [Fact]
    public void Sparse_vectors_are_read_whole()
    {
        var sparse = new VBuffer<float>(4, 1, [-2f], [2]);
        var full = new VBuffer<float>(4, [1f, 0, 0, 0]);
        IDataView data = Load([new SparseRow { Word = "full", Vector = full }, new SparseRow { Word = "sparse", Vector = sparse }], "Vector", 4);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([Teacher.FromDataView(data, "Word", "Vector")]);
        Assert.Equal([1f, 0, 0, 0, 0, 0, -1, 0], vocabulary.HeadList[0].Flat());
    }

    [Theory]
    [InlineData("Wort", "Vector", "'Wort'", "'Word'")]
    [InlineData("Word", "Vektor", "'Vektor'", "'Vector'")]
    [InlineData("Vector", "Vector", "'Vector' holds", "text")]
    [InlineData("Word", "Word", "'Word' holds", "vector of Single of known size")]
    [InlineData("Word", "Loose", "'Loose' holds", "vector of Single of known size")]
    public void A_wrong_column_is_named_with_the_teacher(string word, string vector, string what, string expected)
    {
        string message = MessageOf(View(new Row("a", [1, 2, 3])), word, vector);
        Assert.Contains("'rows'", message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_word_is_named_by_its_row() =>
        Assert.Contains("'rows': row 1 has an empty word", MessageOf(View(new("a", [1, 2, 3]), new("", [1, 2, 3]))), StringComparison.Ordinal);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_named_by_row_word_and_place(float number) =>
        Assert.Contains("'rows': row 2: number 3 of the vector of 'c'", MessageOf(View(new("a", [1, 2, 3]), new("b", [1, 2, 3]), new("c", [1, 2, number]))), StringComparison.Ordinal);

    [Fact]
    public void Data_without_rows_is_named() => Assert.Contains("'rows': the data has no rows", MessageOf(View()), StringComparison.Ordinal);

    private static string MessageOf(IDataView data, string word = "Word", string vector = "Vector") =>
        Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([Teacher.FromDataView(data, word, vector, "rows")])).Message;

    private IDataView View(params Row[] rows) => Load(rows, "Vector", 3);

    private IDataView Load<T>(T[] rows, string column, int size)
        where T : class
    {
        var schema = SchemaDefinition.Create(typeof(T));
        schema[column].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return _mlContext.Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row(string word, float[] vector)
    {
        public string Word { get; set; } = word;

        public float[] Vector { get; set; } = vector;

        public float[] Loose { get; set; } = vector;
    }

    private sealed class SparseRow
    {
        public string Word { get; set; } = "";

        public VBuffer<float> Vector { get; set; }
    }
}
