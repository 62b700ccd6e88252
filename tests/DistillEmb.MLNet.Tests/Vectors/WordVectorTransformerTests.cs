using DistillEmb.MLNet.Tests.Embedding;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.MLNet.Tests.Processes;
using DistillEmb.Vectors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Vectors;

public sealed class WordVectorTransformerTests : IDisposable
{
    private static readonly string[][] Sentences =
    [
        ["selam", "alem", "selam"],
        [],
        ["unknown", "selamta"],
        ["\u1230\u120B\u121D", "e\u0323\u0301ko\u0323\u0301", "\ud800", "bunabuna"],
        [new string('z', 5000), .. Enumerable.Repeat("alem", 300)],
    ];

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public static MatrixTheoryData<DistillEmbOutput, WeightPrecision, bool> Kinds => new(Enum.GetValues<DistillEmbOutput>(), Enum.GetValues<WeightPrecision>(), [false, true]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_transformer_is_itself_again(DistillEmbOutput form, WeightPrecision precision, bool hasNgrams)
    {
        WordVectorTransformer model = TestTables.Transformer(_mlContext, TestTables.Create(precision, hasNgrams), form);
        using var saved = new MemoryStream();
        _mlContext.Model.Save(model, Data().Schema, saved);
        saved.Position = 0;
        WordVectorTransformer loaded = Assert.IsType<WordVectorTransformer>(new MLContext().Model.Load(saved, out _));
        Assert.Equal(
            ("Vectors", "Tokens", form, TestTables.Dimension, TestTables.Words.Length, model.NgramCount, model.Precision),
            (loaded.OutputColumnName, loaded.InputColumnName, loaded.Output, loaded.Dimension, loaded.WordCount, loaded.NgramCount, loaded.Precision));
        Assert.Equal(hasNgrams, loaded.NgramCount > 0);
        Assert.Equal(TestTables.Words, Enumerable.Range(0, loaded.WordCount).Select(loaded.WordAt));
        Assert.Equal(TransformContract.Rows(model.Transform(Data()), "Vectors"), TransformContract.Rows(loaded.Transform(Data()), "Vectors"));
    }

    [Theory]
    [InlineData(DistillEmbOutput.Tokens, false)]
    [InlineData(DistillEmbOutput.MinAverageMax, true)]
    public void Another_process_gets_the_same_bits(DistillEmbOutput form, bool hasNgrams)
    {
        WordVectorTransformer model = TestTables.Transformer(_mlContext, TestTables.Create(WeightPrecision.Float16, hasNgrams), form);
        _mlContext.Model.Save(model, Data().Schema, _folder["model.zip"]);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", Sentences);
        Assert.Equal($"{nameof(WordVectorTransformer)}, input columns: 1", report.Type);
        Assert.Equal(TransformContract.Rows(model.Transform(Data()), "Vectors").Select(OtherProcessConsumer.Bits), report.Rows);
        Assert.Equal("", report.NativeLibraries);
        OtherProcessReport plain = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", Sentences, ("DOTNET_EnableHWIntrinsic", "0"));
        Assert.Equal(0, plain.VectorBits);
        Assert.Equal(report.Rows, plain.Rows); // Nothing is calculated that could round otherwise.
    }

    [Fact]
    public void Without_ngrams_an_unknown_word_is_zero_and_left_out_of_pooling()
    {
        VectorTable table = TestTables.Create();
        float[] selam = TestTables.Word(table, 0);
        float[] alem = TestTables.Word(table, 1);
        float[] zero = new float[TestTables.Dimension];
        Assert.Equal([.. zero, .. selam, .. zero, .. alem], Row(table, DistillEmbOutput.Tokens, "selamta", "selam", "", "alem"));
        float[] average = [.. selam.Zip(alem, (first, second) => (first + second) / 2)];
        Assert.Equal(average, Row(table, DistillEmbOutput.Average, "selamta", "selam", "", "alem"));
        Assert.Equal([.. selam.Zip(alem, Math.Min), .. average, .. selam.Zip(alem, Math.Max)], Row(table, DistillEmbOutput.MinAverageMax, "selamta", "selam", "", "alem"));
        Assert.Equal([.. zero, .. zero, .. zero], Row(table, DistillEmbOutput.MinAverageMax, "selamta", ""));
    }

    [Fact]
    public void With_ngrams_an_unknown_word_counts()
    {
        VectorTable table = TestTables.Create(hasNgrams: true);
        new VectorLookup(table).TryFind("selamta", out ReadOnlySpan<float> vector);
        float[] expected = vector.ToArray();
        Assert.Equal(expected, Row(table, DistillEmbOutput.Tokens, "selamta"));
        float[] alem = TestTables.Word(table, 1);
        Assert.Equal([.. expected.Zip(alem, (first, second) => (first + second) / 2)], Row(table, DistillEmbOutput.Average, "xyz", "selamta", "alem"));
    }

    [Fact]
    public void Of_a_text_the_tokens_between_white_space_are_pooled_and_as_tokens_it_is_one()
    {
        VectorTable table = TestTables.Create();
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Texts { Text = " selam\talem\u00A0\u2003selam \0unknown\n" }, new Texts { Text = "" }, new Texts { Text = "alem" }]);
        float[][] pooled = TransformContract.Rows(TestTables.Transformer(_mlContext, table, DistillEmbOutput.MinAverageMax, "Text").Transform(data), "Vectors");
        Assert.Equal(Row(table, DistillEmbOutput.MinAverageMax, "selam", "alem", "selam"), pooled[0]);
        Assert.Equal(new float[3 * TestTables.Dimension], pooled[1]);
        IDataView output = TestTables.Transformer(_mlContext, table, DistillEmbOutput.Tokens, "Text").Transform(data);
        Assert.Equal(TestTables.Dimension, ((VectorDataViewType)output.Schema["Vectors"].Type).Size);
        Assert.Equal([new float[TestTables.Dimension], new float[TestTables.Dimension], TestTables.Word(table, 1)], TransformContract.Rows(output, "Vectors"));
    }

    [Fact]
    public void Slots_have_names_where_the_size_is_known()
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        TestTables.Transformer(_mlContext, TestTables.Create(), DistillEmbOutput.MinAverageMax).GetOutputSchema(Data().Schema)["Vectors"].GetSlotNames(ref names);
        string[] slots = [.. names.DenseValues().Select(name => name.ToString())];
        Assert.Equal(3 * TestTables.Dimension, slots.Length);
        Assert.Equal(("Minimum.Vector.0", "Average.Vector.1", "Maximum.Vector.5"), (slots[0], slots[7], slots[17]));
        Assert.False(TestTables.Transformer(_mlContext, TestTables.Create(), DistillEmbOutput.Tokens).GetOutputSchema(Data().Schema)["Vectors"].HasSlotNames());
    }

    [Fact]
    public void A_vector_is_found_without_a_data_view()
    {
        VectorTable table = TestTables.Create();
        WordVectorTransformer model = TestTables.Transformer(_mlContext, table, DistillEmbOutput.Tokens);
        float[] vector = new float[TestTables.Dimension];
        Assert.True(model.TryGetVector("alem", vector));
        Assert.Equal(TestTables.Word(table, 1), vector);
        Assert.False(model.TryGetVector("unknown", vector));
        Assert.All(vector, value => Assert.Equal(0f, value));
        Assert.Throws<ArgumentException>(() => model.TryGetVector("alem", new float[TestTables.Dimension - 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.WordAt(TestTables.Words.Length));
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        WordVectorTransformer model = TestTables.Transformer(_mlContext, TestTables.Create(WeightPrecision.Int4, hasNgrams: true), DistillEmbOutput.Average);
        float[][] expected = TransformContract.Rows(model.Transform(Data()), "Vectors");
        Parallel.For(0, 50, _ => Assert.Equal(expected, TransformContract.Rows(model.Transform(Data()), "Vectors")));
    }

    [Fact]
    public void A_damaged_file_is_refused_by_its_name()
    {
        WordVectorTransformer model = TestTables.Transformer(_mlContext, TestTables.Create(hasNgrams: true), DistillEmbOutput.Average);
        _mlContext.Model.SaveAtomically(model, Data().Schema, _folder["model.zip"]);
        byte[] saved = File.ReadAllBytes(_folder["model.zip"]);
        int entry = saved.AsSpan().IndexOf("DistillEmbWords.bin"u8) + 100;
        saved[entry] ^= 1;
        File.WriteAllBytes(_folder["model.zip"], saved);
        string message = Assert.Throws<InvalidDataException>(() => _mlContext.Model.LoadVerified(_folder["model.zip"], out _)).Message;
        Assert.StartsWith($"The model '{_folder["model.zip"]}' could not be read: its entry '", message, StringComparison.Ordinal);
        Assert.Contains("DistillEmbWords.bin", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_is_not_found_in_it_and_what_it_is_is_said()
    {
        _mlContext.Model.SaveAtomically(TestTables.Transformer(_mlContext, TestTables.Create(), DistillEmbOutput.Average), Data().Schema, _folder["model.zip"]);
        Assert.Contains("WordVectorTransform", Assert.Throws<InvalidDataException>(() => DistillEmbEncoder.Load(_folder["model.zip"])).Message, StringComparison.Ordinal);
    }

    private IDataView Data() => _mlContext.Data.LoadFromEnumerable(Sentences.Select(tokens => new SavingRow { Tokens = tokens }));

    private float[] Row(VectorTable table, DistillEmbOutput form, params string[] tokens) =>
        Assert.Single(TransformContract.Rows(TestTables.Transformer(_mlContext, table, form).Transform(_mlContext.Data.LoadFromEnumerable([new SavingRow { Tokens = tokens }])), "Vectors"));

    private sealed class Texts
    {
        public string Text { get; set; } = "";
    }
}
