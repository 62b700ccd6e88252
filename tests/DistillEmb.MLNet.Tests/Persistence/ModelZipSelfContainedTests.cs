using Microsoft.ML;
using Microsoft.ML.Transforms.Text;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A model is one file: what it was made from may be gone. ML.NET's own word embedding saves a path instead.</summary>
public sealed class ModelZipSelfContainedTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ApplyWordEmbeddings_zip_is_lost_with_its_vector_file()
    {
        File.WriteAllText(_folder["own.vec"], "selam 1 2 3\nalem 4 5 6\n");
        IDataView data = SavingRow.View(_mlContext);
        WordEmbeddingTransformer theirs = _mlContext.Transforms.Text.ApplyWordEmbedding("Vectors", _folder["own.vec"], "Tokens").Fit(data);
        _mlContext.Model.Save(theirs, data.Schema, _folder["theirs.zip"]);
        Assert.NotNull(new MLContext().Model.Load(_folder["theirs.zip"], out _));

        File.Delete(_folder["own.vec"]);
        Assert.ThrowsAny<Exception>(() => new MLContext().Model.Load(_folder["theirs.zip"], out _));
    }

    [Fact]
    public void Our_zip_needs_none_of_the_files_that_it_was_made_from()
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbTransformer trained = SavingRow.Model(_mlContext, TestEncoders.Create());
        float[][] expected = TransformContract.Rows(trained.Transform(data), "Vectors");
        _mlContext.Model.Save(trained, data.Schema, _folder["encoder.zip"]);
        ITransformer applied = _mlContext.Transforms.ApplyDistillEmb("Vectors", _folder["encoder.zip"], "Tokens").Fit(data);
        _mlContext.Model.Save(applied, data.Schema, _folder["ours.zip"]);

        File.Delete(_folder["encoder.zip"]);
        Assert.Equal(["ours.zip"], _folder.Files);
        ITransformer loaded = new MLContext().Model.Load(_folder["ours.zip"], out _);
        File.Delete(_folder["ours.zip"]); // Nothing is read later, either.
        Assert.Equal(expected, TransformContract.Rows(loaded.Transform(data), "Vectors"));
    }

    [Fact]
    public void Our_zip_does_not_mention_the_file_that_the_encoder_came_from()
    {
        IDataView data = SavingRow.View(_mlContext);
        _mlContext.Model.SaveAtomically(SavingRow.Model(_mlContext, TestEncoders.Create()), data.Schema, _folder["encoder.zip"]);
        ITransformer applied = _mlContext.Transforms.ApplyDistillEmb("Vectors", _folder["encoder.zip"], "Tokens").Fit(data);
        _mlContext.Model.SaveAtomically(applied, data.Schema, _folder["ours.zip"]);
        Assert.Equal(File.ReadAllBytes(_folder["encoder.zip"]), File.ReadAllBytes(_folder["ours.zip"]));
    }
}
