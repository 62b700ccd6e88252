using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>An encoder is found wherever it stands in a model file.</summary>
public sealed class ApplyDistillEmbModelFileTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();
    private readonly DistillEmbEncoder _encoder = TestEncoders.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_bare_transformer()
    {
        IDataView data = SavingRow.View(_mlContext);
        _mlContext.Model.Save(SavingRow.Model(_mlContext, _encoder), data.Schema, _folder["model.zip"]);
        AssertSameVectors();
    }

    [Fact]
    public void The_middle_of_a_trained_pipeline()
    {
        IDataView data = TransformerTopics.View(_mlContext);
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Topic")
            .Append(_mlContext.Transforms.ApplyDistillEmb("Features", _encoder, "Tokens", DistillEmbOutput.Average, "fasttext"))
            .Append(_mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        _mlContext.Model.Save(pipeline.Fit(data), data.Schema, _folder["model.zip"]);
        AssertSameVectors();
    }

    [Fact]
    public void A_chain_inside_a_chain()
    {
        IDataView data = SavingRow.View(_mlContext);
        var inner = new TransformerChain<ITransformer>(_mlContext.Transforms.CopyColumns("Copy", "Tokens").Fit(data), SavingRow.Model(_mlContext, _encoder));
        var outer = new TransformerChain<ITransformer>(_mlContext.Transforms.CopyColumns("Other", "Tokens").Fit(data), inner);
        _mlContext.Model.Save(outer, data.Schema, _folder["model.zip"]);
        AssertSameVectors();
    }

    [Fact]
    public void A_model_saved_with_its_data_loader()
    {
        TextLoader loader = _mlContext.Data.CreateTextLoader([new TextLoader.Column("Tokens", DataKind.String, 0)]);
        DistillEmbTransformer model = _mlContext.Transforms.ApplyDistillEmb("Vectors", _encoder, "Tokens").Fit(loader.Load(new MultiFileSource(null)));
        _mlContext.Model.Save(model, loader, _folder["model.zip"]);
        AssertSameVectors();
    }

    [Fact]
    public void The_first_of_two_transformers()
    {
        IDataView data = SavingRow.View(_mlContext);
        var two = new TransformerChain<ITransformer>(
            SavingRow.Model(_mlContext, _encoder),
            _mlContext.Transforms.ApplyDistillEmb("Others", TestEncoders.Create(seed: 2), "Tokens").Fit(data));
        _mlContext.Model.Save(two, data.Schema, _folder["model.zip"]);
        AssertSameVectors();
    }

    [Fact]
    public void Columns_form_and_head_are_the_callers_not_the_files()
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbTransformer saved = _mlContext.Transforms.ApplyDistillEmb("Saved", _encoder, "Tokens", DistillEmbOutput.Tokens, "word2vec").Fit(data);
        _mlContext.Model.Save(saved, data.Schema, _folder["model.zip"]);
        DistillEmbTransformer applied = _mlContext.Transforms.ApplyDistillEmb("Tokens", _folder["model.zip"]).Fit(data);
        Assert.Equal(("Tokens", "Tokens", DistillEmbOutput.MinAverageMax, null), (applied.OutputColumnName, applied.InputColumnName, applied.Output, applied.Head));
        Assert.Equal(3 * _encoder.VectorSize, ((VectorDataViewType)applied.Transform(data).Schema["Tokens"].Type).Size);
        Assert.Throws<ArgumentException>("head", () => _mlContext.Transforms.ApplyDistillEmb("Vectors", _folder["model.zip"], "Tokens", head: "glove"));
    }

    private void AssertSameVectors()
    {
        IDataView data = SavingRow.View(_mlContext);
        ApplyDistillEmbEstimator estimator = _mlContext.Transforms.ApplyDistillEmb("Vectors", _folder["model.zip"], "Tokens");
        DistillEmbTransformer applied = TransformContract.Check(_mlContext, estimator, data, "Vectors");
        Assert.Equal(["word2vec", "fasttext"], applied.Encoder.Heads.Select(head => head.Name));
        Assert.Equal(TransformContract.Rows(SavingRow.Model(_mlContext, _encoder).Transform(data), "Vectors"), TransformContract.Rows(applied.Transform(data), "Vectors"));
    }
}
