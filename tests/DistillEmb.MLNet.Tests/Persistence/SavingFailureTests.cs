using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public sealed class SavingFailureTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_save_that_fails_halfway_leaves_the_old_file_as_it_was()
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        _mlContext.Model.SaveAtomically(model, data.Schema, _folder["model.zip"]);
        byte[] before = File.ReadAllBytes(_folder["model.zip"]);

        var broken = new TransformerChain<ITransformer>(model, new SavingBreakingTransformer(model));
        var failure = Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(broken, data.Schema, _folder["model.zip"]));
        Assert.Equal(SavingBreakingTransformer.Message, failure.Message);
        Assert.Equal(before, File.ReadAllBytes(_folder["model.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
    }

    [Fact]
    public void A_first_save_that_fails_halfway_leaves_nothing()
    {
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        var broken = new TransformerChain<ITransformer>(model, new SavingBreakingTransformer(model));
        Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(broken, null, _folder["model.zip"]));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_save_that_cannot_take_the_files_place_leaves_nothing_beside_it()
    {
        Directory.CreateDirectory(_folder["model.zip"]); // A folder of that name: nothing can replace it.
        Exception failure = Assert.ThrowsAny<Exception>(() => _mlContext.Model.SaveAtomically(SavingRow.Model(_mlContext, TestEncoders.Create()), null, _folder["model.zip"]));
        Assert.True(failure is IOException or UnauthorizedAccessException, failure.ToString());
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        Assert.Throws<ArgumentNullException>("catalog", () => ((ModelOperationsCatalog)null!).SaveAtomically(model, null, _folder["model.zip"]));
        Assert.Throws<ArgumentNullException>("model", () => _mlContext.Model.SaveAtomically(null!, null, _folder["model.zip"]));
        Assert.Throws<ArgumentNullException>("filePath", () => _mlContext.Model.SaveAtomically(model, null, null!));
        Assert.Throws<ArgumentException>("filePath", () => _mlContext.Model.SaveAtomically(model, null, ""));
        Assert.Empty(_folder.Files);
    }
}
