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

        var broken = new TransformerChain<ITransformer>(model, Breaking(model, new IOException("The disk broke.")));
        var failure = Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(broken, data.Schema, _folder["model.zip"]));
        Assert.StartsWith($"The model cannot be saved as '{_folder["model.zip"]}': The disk broke. ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["model.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
    }

    [Fact]
    public void A_first_save_that_fails_halfway_leaves_nothing()
    {
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        var broken = new TransformerChain<ITransformer>(model, Breaking(model, new IOException("The disk broke.")));
        Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(broken, null, _folder["model.zip"]));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void A_failure_that_is_not_of_the_file_is_not_made_one()
    {
        ITransformer broken = Breaking(SavingRow.Model(_mlContext, TestEncoders.Create()), new NotSupportedException("Not to be saved."));
        Assert.Throws<NotSupportedException>(() => _mlContext.Model.SaveAtomically(broken, null, _folder["model.zip"]));
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void A_path_that_is_a_folder_is_named(string end)
    {
        Directory.CreateDirectory(_folder["model.zip"]);
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        string path = _folder["model.zip"] + end;
        var failure = Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(model, null, path));
        Assert.Equal($"'{path}' is a folder: the model cannot be saved in its place. Give the name of a file.", failure.Message);
        Assert.Empty(_folder.Files);
        Assert.Empty(Directory.GetFileSystemEntries(_folder["model.zip"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Elsewhere permissions are set otherwise.");
            return; // For the analyzer, to which permissions are not of every system.
        }

        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        string path = _folder["model.zip"];
        if (Environment.IsPrivilegedProcess) path = "/sys/model.zip"; // Permissions do not bind root; there, nobody creates files.
        else File.SetUnixFileMode(_folder[""], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var failure = Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(model, null, path));
            Assert.StartsWith($"The model cannot be saved as '{path}': ", failure.Message, StringComparison.Ordinal);
            Assert.EndsWith("permission to write.", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(_folder[""], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
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

    private static SavingInterruptedTransformer Breaking(ITransformer model, Exception failure) => new(model, () => throw failure);
}
