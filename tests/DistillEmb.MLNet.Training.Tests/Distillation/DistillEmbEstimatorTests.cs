using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>What goes into the estimator, and what comes out of it.</summary>
public sealed class DistillEmbEstimatorTests : IDisposable
{
    private readonly MLContext _mlContext = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax, null, 120)]
    [InlineData(DistillEmbOutput.Average, null, 40)]
    [InlineData(DistillEmbOutput.Tokens, null, 320)]
    [InlineData(DistillEmbOutput.Average, "second", 16)]
    public void Trained_estimator_keeps_the_contract(DistillEmbOutput output, string? head, int numbers)
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Epochs, options.Output, options.Head) = (1, output, head);
        IDataView data = TinyDistillation.Language.Corpus(_mlContext, rows: 30);
        DistillEmbTransformer transformer = TransformContract.Check(_mlContext, Estimator(options), data, TinyDistillation.Output);
        Assert.All(TransformContract.Rows(transformer.Transform(data), TinyDistillation.Output), row => Assert.Equal(numbers, row.Length));
        Assert.Equal((TinyDistillation.Output, TinyDistillation.Input, output, head), (transformer.OutputColumnName, transformer.InputColumnName, transformer.Output, transformer.Head));
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax, 72)]
    [InlineData(DistillEmbOutput.Tokens, 24)]
    public void A_column_of_scalar_text_keeps_the_contract(DistillEmbOutput output, int numbers)
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Epochs, options.Output) = (1, output);
        IDataView data = _mlContext.Data.LoadFromEnumerable(TinyDistillation.Language.Words.Take(50).Select(word => new Row { Word = word }).ToArray());
        var estimator = _mlContext.Transforms.DistillEmbed(TinyDistillation.Output, "Word", options);
        DistillEmbTransformer transformer = TransformContract.Check(_mlContext, estimator, data, TinyDistillation.Output);
        Assert.All(TransformContract.Rows(transformer.Transform(data), TinyDistillation.Output), row => Assert.Equal(numbers, row.Length));
    }

    [Fact]
    public void Heads_stand_in_the_order_of_the_teachers_with_their_names_and_dimensions()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.Second, TinyDistillation.First);
        options.Epochs = 1;
        DistillEmbEncoder encoder = TinyDistillation.Fit(options).Encoder;
        Assert.Equal([("second", 0, 16), ("first", 16, 24)], encoder.Heads.Select(head => (head.Name, head.Offset, head.Dimension)));
        Assert.Equal(8, encoder.MaxWordLength);
        Assert.True(encoder.NormalizeHeads);
        Assert.Equal("second, first", encoder.Properties["teachers"]);
        Assert.Equal("600", encoder.Properties["words"]);
        Assert.Equal("1", encoder.Properties["seed"]);
    }

    [Fact]
    public void Raw_heads_are_not_scaled()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Epochs, options.NormalizeHeads) = (1, false);
        float[] vector = TinyDistillation.Fit(options).Encoder.Embed("ሰላም");
        Assert.NotEqual(1, Math.Sqrt(vector.Sum(number => number * number)), 1e-2);
    }

    [Fact]
    public void Teachers_in_memory_in_a_file_and_in_a_data_view_give_the_same_encoder()
    {
        string path = _folder.PathOf("first.vec");
        TinyDistillation.Language.Write(path, 24, 1);
        var schema = SchemaDefinition.Create(typeof(TeacherRow));
        schema[nameof(TeacherRow.Vector)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 24);
        IDataView rows = _mlContext.Data.LoadFromEnumerable(
            TinyDistillation.Language.Words.Zip(TinyDistillation.Language.Vectors(24, 1), (word, vector) => new TeacherRow { Word = word, Vector = vector }).ToArray(), schema);
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(TinyDistillation.Options()));
        Assert.Equal(expected, TinyDistillation.Bytes(TinyDistillation.Fit(TinyDistillation.Options(Teacher.FromFile(path)))));
        Assert.Equal(expected, TinyDistillation.Bytes(TinyDistillation.Fit(TinyDistillation.Options(Teacher.FromDataView(rows, "Word", "Vector", "first")))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Sentence")]
    public void Negatives_can_be_mined_from_another_corpus(string? column)
    {
        // The data that is fitted has no word of the teachers: it alone would be an error.
        IDataView data = _mlContext.Data.LoadFromEnumerable(new[] { new Row { Tokens = ["nothing"] } });
        DistillEmbOptions options = TinyDistillation.Options();
        Assert.Throws<InvalidDataException>(() => Estimator(options).Fit(data));
        string[][] sentences = [.. TinyDistillation.Language.Words.Chunk(10)];
        options.CorpusColumnName = column;
        options.Corpus = _mlContext.Data.LoadFromEnumerable(column is null
            ? sentences.Select(words => new Row { Tokens = words }).ToArray()
            : sentences.Select(words => new Row { Tokens = ["nothing"], Sentence = words }).ToArray());
        Assert.Equal(TinyDistillation.Output, Estimator(options).Fit(data).OutputColumnName);
    }

    [Fact]
    public void The_corpus_decides_which_negatives_are_mined()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        byte[] mined = TinyDistillation.Bytes(TinyDistillation.Fit(options));
        options.Corpus = _mlContext.Data.LoadFromEnumerable(new[] { new Row { Tokens = [TinyDistillation.Language.Words[0]] } });
        Assert.NotEqual(mined, TinyDistillation.Bytes(TinyDistillation.Fit(options)));
    }

    [Fact]
    public void A_missing_input_column_fails_before_teachers_are_read()
    {
        var estimator = _mlContext.Transforms.DistillEmbed(TinyDistillation.Output, "Wörter", "absent.vec");
        string message = Assert.Throws<ArgumentException>(() => estimator.Fit(TinyDistillation.Language.Corpus(_mlContext))).Message;
        Assert.Contains("'Wörter'", message, StringComparison.Ordinal);
        Assert.Contains("'Tokens'", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => _mlContext.Transforms.DistillEmbed(TinyDistillation.Output, "Tokens", "absent.vec").Fit(TinyDistillation.Language.Corpus(_mlContext)));
    }

    [Theory]
    [InlineData("Number")]
    [InlineData("Numbers")]
    public void An_input_column_that_is_not_text_fails_before_teachers_are_read(string column)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(new[] { new Row() });
        var estimator = _mlContext.Transforms.DistillEmbed(TinyDistillation.Output, column, "absent.vec");
        string message = Assert.Throws<ArgumentException>(() => estimator.Fit(data)).Message;
        Assert.Contains($"'{column}'", message, StringComparison.Ordinal);
        Assert.Contains("expected text", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_input_column_is_the_output_column_where_none_is_named()
    {
        DistillEmbOptions options = TinyDistillation.Options();
        options.Epochs = 1;
        DistillEmbTransformer transformer = _mlContext.Transforms.DistillEmbed("Tokens", null, options).Fit(TinyDistillation.Language.Corpus(_mlContext));
        Assert.Equal("Tokens", transformer.InputColumnName);
        Assert.Equal("Tokens", transformer.OutputColumnName);
    }

    private DistillEmbEstimator Estimator(DistillEmbOptions options) => _mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options);

    private sealed class Row
    {
        public string Word { get; set; } = "";

        public string[] Tokens { get; set; } = [];

        public string[] Sentence { get; set; } = [];

        public float Number { get; set; }

        public float[] Numbers { get; set; } = [];
    }

    private sealed class TeacherRow
    {
        public string Word { get; set; } = "";

        public float[] Vector { get; set; } = [];
    }
}
