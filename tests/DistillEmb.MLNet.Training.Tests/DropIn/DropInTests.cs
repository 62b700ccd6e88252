using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.DropIn;

/// <summary>
/// A pipeline that used <c>ApplyWordEmbedding</c> with a file of its own, and the same with that one line changed: both train with stock trainers and
/// both know the table's words; of words that the table lacks, only one knows anything.
/// </summary>
public sealed class DropInTests : IClassFixture<DropInTests.Vectors>
{
    private const int Numbers = 3 * 24;

    private readonly Vectors _vectors;
    private readonly MLContext _mlContext = new(seed: 1);

    public DropInTests(Vectors vectors) => _vectors = vectors;

    public static TheoryData<string> Trainers => [nameof(StandardTrainersCatalog.SdcaMaximumEntropy), nameof(StandardTrainersCatalog.LbfgsMaximumEntropy), nameof(LightGbmExtensions.LightGbm)];

    [Fact]
    public void The_column_is_of_the_same_type_and_holds_the_same_three_parts()
    {
        IDataView data = DropInText.View(_mlContext, WordSubset.Train, 20, 3);
        IDataView theirs = Tokens().Append(TheirLine()).Fit(data).Transform(data);
        IDataView ours = Tokens().Append(OurLine()).Fit(data).Transform(data);
        Assert.Equal(theirs.Schema["Features"].Type, ours.Schema["Features"].Type);
        Assert.Equal(Numbers, ((VectorDataViewType)ours.Schema["Features"].Type).Size);
        foreach (float[] row in TransformContract.Rows(theirs, "Features").Concat(TransformContract.Rows(ours, "Features")))
        {
            for (int i = 0; i < Numbers / 3; i++) Assert.True(row[i] <= row[(Numbers / 3) + i] && row[(Numbers / 3) + i] <= row[(2 * Numbers / 3) + i]);
        }
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Both_train_and_only_ours_knows_words_that_the_table_lacks(string trainer)
    {
        ITransformer theirs = Train(TheirLine(), trainer);
        ITransformer ours = Train(OurLine(), trainer);
        Assert.InRange(Accuracy(theirs, WordSubset.Train), 0.9, 1);
        Assert.InRange(Accuracy(ours, WordSubset.Train), 0.9, 1);
        Assert.InRange(Accuracy(theirs, WordSubset.Test), 0.4, 0.6); // Chance: to a table, one such row is as the other.
        Assert.InRange(Accuracy(ours, WordSubset.Test), 0.65, 1);
    }

    [Fact]
    public void Without_the_table_only_ours_is_loaded_again()
    {
        using var folder = new TemporaryFolder();
        string table = folder.PathOf("moved.vec");
        File.Copy(_vectors.Table, table);
        IDataView data = DropInText.View(_mlContext, WordSubset.Train, 20, 3);
        _mlContext.Model.Save(Tokens().Append(_mlContext.Transforms.Text.ApplyWordEmbedding("Features", table, "Tokens")).Fit(data), data.Schema, folder.PathOf("theirs.zip"));
        _mlContext.Model.Save(Tokens().Append(OurLine()).Fit(data), data.Schema, folder.PathOf("ours.zip"));
        File.Delete(table);
        Assert.ThrowsAny<Exception>(() => new MLContext().Model.Load(folder.PathOf("theirs.zip"), out _));
        Assert.Equal(
            TransformContract.Rows(Tokens().Append(OurLine()).Fit(data).Transform(data), "Features"),
            TransformContract.Rows(new MLContext().Model.Load(folder.PathOf("ours.zip"), out _).Transform(data), "Features"));
    }

    private IEstimator<ITransformer> Tokens() => _mlContext.Transforms.Text.TokenizeIntoWords("Tokens", nameof(DropInText.Text));

    private IEstimator<ITransformer> TheirLine() => _mlContext.Transforms.Text.ApplyWordEmbedding("Features", _vectors.Table, "Tokens");

    private IEstimator<ITransformer> OurLine() => _mlContext.Transforms.ApplyDistillEmb("Features", _vectors.Encoder, "Tokens");

    private ITransformer Train(IEstimator<ITransformer> line, string trainer)
    {
        MulticlassClassificationCatalog.MulticlassClassificationTrainers trainers = _mlContext.MulticlassClassification.Trainers;
        IEstimator<ITransformer> last = trainer switch
        {
            nameof(StandardTrainersCatalog.SdcaMaximumEntropy) => trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 50 }),
            nameof(StandardTrainersCatalog.LbfgsMaximumEntropy) => trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 }),
            _ => trainers.LightGbm(new LightGbmMulticlassTrainer.Options { NumberOfThreads = 1, MinimumExampleCountPerLeaf = 5 }),
        };
        return Tokens().Append(line).Append(_mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(DropInText.Topic))).Append(last)
            .Fit(DropInText.View(_mlContext, WordSubset.Train, 600, 1));
    }

    private double Accuracy(ITransformer model, WordSubset subset) =>
        _mlContext.MulticlassClassification.Evaluate(model.Transform(DropInText.View(_mlContext, subset, 100, 2))).MicroAccuracy;

    /// <summary>The table's file and the encoder, made once.</summary>
    public sealed class Vectors : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Vectors()
        {
            Table = _folder.PathOf("table.vec");
            DropInText.WriteTable(Table);
            Encoder = DropInText.TrainEncoder();
        }

        public string Table { get; }

        public DistillEmbEncoder Encoder { get; }

        public void Dispose() => _folder.Dispose();
    }
}
