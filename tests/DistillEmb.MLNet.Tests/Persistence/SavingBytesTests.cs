using System.IO.Compression;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public sealed class SavingBytesTests : IDisposable
{
    private readonly SavingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Saves_of_one_model_are_equal_files()
    {
        var mlContext = new MLContext();
        DistillEmbTransformer model = SavingRow.Model(mlContext, TestEncoders.Create());
        DataViewSchema schema = SavingRow.View(mlContext).Schema;
        mlContext.Model.SaveAtomically(model, schema, _folder["first.zip"]);
        mlContext.Model.SaveAtomically(model, schema, _folder["second.zip"]);
        Assert.Equal(File.ReadAllBytes(_folder["first.zip"]), File.ReadAllBytes(_folder["second.zip"]));
    }

    [Fact]
    public void Equal_models_made_apart_are_equal_files()
    {
        foreach (string file in new[] { "first.zip", "second.zip" })
        {
            var mlContext = new MLContext(seed: file.Length);
            mlContext.Model.SaveAtomically(SavingRow.Model(mlContext, TestEncoders.Create()), SavingRow.View(mlContext).Schema, _folder[file]);
        }

        Assert.Equal(File.ReadAllBytes(_folder["first.zip"]), File.ReadAllBytes(_folder["second.zip"]));
    }

    [Fact]
    public void A_loaded_model_saves_as_the_file_it_came_from()
    {
        var mlContext = new MLContext();
        mlContext.Model.SaveAtomically(SavingRow.Model(mlContext, TestEncoders.Create()), SavingRow.View(mlContext).Schema, _folder["first.zip"]);
        ITransformer loaded = new MLContext().Model.Load(_folder["first.zip"], out DataViewSchema schema);
        mlContext.Model.SaveAtomically(loaded, schema, _folder["second.zip"]);
        Assert.Equal(File.ReadAllBytes(_folder["first.zip"]), File.ReadAllBytes(_folder["second.zip"]));
    }

    [Fact]
    public void Other_weights_are_another_file()
    {
        var mlContext = new MLContext();
        DataViewSchema schema = SavingRow.View(mlContext).Schema;
        mlContext.Model.SaveAtomically(SavingRow.Model(mlContext, TestEncoders.Create(seed: 1)), schema, _folder["first.zip"]);
        mlContext.Model.SaveAtomically(SavingRow.Model(mlContext, TestEncoders.Create(seed: 2)), schema, _folder["second.zip"]);
        Assert.NotEqual(File.ReadAllBytes(_folder["first.zip"]), File.ReadAllBytes(_folder["second.zip"]));
    }

    // Equal files could be saves within the two seconds that a zip tells apart; no entry may tell the time at all.
    [Fact]
    public void The_clock_is_not_in_the_file()
    {
        var mlContext = new MLContext();
        mlContext.Model.SaveAtomically(SavingRow.Model(mlContext, TestEncoders.Create()), SavingRow.View(mlContext).Schema, _folder["model.zip"]);
        using ZipArchive zip = ZipFile.OpenRead(_folder["model.zip"]);
        Assert.NotEmpty(zip.Entries);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void What_was_saved_loads_and_gives_the_same_bits()
    {
        var mlContext = new MLContext();
        IDataView data = SavingRow.View(mlContext);
        DistillEmbTransformer model = SavingRow.Model(mlContext, TestEncoders.Create());
        mlContext.Model.SaveAtomically(model, data.Schema, _folder["model.zip"]);
        ITransformer loaded = new MLContext().Model.Load(_folder["model.zip"], out DataViewSchema schema);
        Assert.IsType<DistillEmbTransformer>(loaded);
        Assert.Equal(["Tokens"], schema.Select(column => column.Name));
        Assert.Equal(TransformContract.Rows(model.Transform(data), "Vectors"), TransformContract.Rows(loaded.Transform(data), "Vectors"));
    }

    [Fact]
    public void The_input_schema_may_be_unknown()
    {
        var mlContext = new MLContext();
        mlContext.Model.SaveAtomically(SavingRow.Model(mlContext, TestEncoders.Create()), null, _folder["model.zip"]);
        Assert.IsType<DistillEmbTransformer>(mlContext.Model.Load(_folder["model.zip"], out DataViewSchema schema));
        Assert.Null(schema);
    }
}
