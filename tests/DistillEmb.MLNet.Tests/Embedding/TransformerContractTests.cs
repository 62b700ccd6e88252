using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerContractTests
{
    private const int AllHeads = 16;

    public static MatrixTheoryData<string, DistillEmbOutput, string?> Cases => new(
        [nameof(TransformerRow.Word), nameof(TransformerRow.Tokens), nameof(TransformerRow.Three)],
        Enum.GetValues<DistillEmbOutput>(),
        [null, "word2vec", "fasttext"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_promised_is_delivered_and_survives_saving(string input, DistillEmbOutput form, string? head)
    {
        var mlContext = new MLContext();
        ApplyDistillEmbEstimator estimator = mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), input, form, head);
        DistillEmbTransformer transformer = TransformContract.Check(mlContext, estimator, TransformerRow.View(mlContext, TransformerRow.Various), "Vectors");
        Assert.Equal(("Vectors", input, form, head), (transformer.OutputColumnName, transformer.InputColumnName, transformer.Output, transformer.Head));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_size_of_a_row_follows_the_form_and_the_head(string input, DistillEmbOutput form, string? head)
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, TransformerRow.Various);
        IDataView output = mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), input, form, head).Fit(data).Transform(data);
        int width = head switch { "word2vec" => 10, "fasttext" => 6, _ => AllHeads };
        int expected = form switch
        {
            DistillEmbOutput.MinAverageMax => 3 * width,
            DistillEmbOutput.Average => width,
            _ => input == nameof(TransformerRow.Word) ? width : 0, // 0: of variable size.
        };
        Assert.Equal(expected, ((VectorDataViewType)output.Schema["Vectors"].Type).Size);
        int[] tokens = [.. TransformerRow.Various.Select(row => input == nameof(TransformerRow.Tokens) ? row.Tokens.Length : 3)];
        int[] sizes = [.. TransformContract.Rows(output, "Vectors").Select(row => row.Length)];
        Assert.Equal(expected > 0 ? tokens.Select(_ => expected) : tokens.Select(count => count * width), sizes);
    }

    [Fact]
    public void Raw_heads_stay_raw_through_saving()
    {
        var mlContext = new MLContext();
        DistillEmbEncoder encoder = TestEncoders.Create(normalizeHeads: false);
        ApplyDistillEmbEstimator estimator = mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Word", DistillEmbOutput.Tokens);
        DistillEmbTransformer transformer = TransformContract.Check(mlContext, estimator, TransformerRow.View(mlContext, TransformerRow.Various), "Vectors");
        Assert.False(transformer.Encoder.NormalizeHeads);
    }

    [Fact]
    public void An_output_of_the_inputs_name_takes_its_place()
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, "selam", "alem");
        ApplyDistillEmbEstimator estimator = mlContext.Transforms.ApplyDistillEmb("Tokens", TestEncoders.Create());
        DistillEmbTransformer transformer = estimator.Fit(data);
        Assert.Equal(("Tokens", "Tokens"), (transformer.InputColumnName, transformer.OutputColumnName));
        Assert.Single(estimator.GetOutputSchema(data.Schema.ToShape()), column => column.Name == "Tokens");
        Assert.Equal(3 * AllHeads, Assert.Single(TransformContract.Rows(transformer.Transform(data), "Tokens")).Length);
    }

    [Fact]
    public void Input_and_output_columns_other_than_its_own_pass_through()
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, TransformerRow.Various);
        IDataView output = mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens").Fit(data).Transform(data);
        Assert.Equal([.. data.Schema.Select(column => column.Name), "Vectors"], output.Schema.Select(column => column.Name));
        Assert.Equal(TransformerRow.Various.Select(row => row.Id), output.GetColumn<int>("Id"));
    }
}
