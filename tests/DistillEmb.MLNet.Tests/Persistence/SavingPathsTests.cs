using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public sealed class SavingPathsTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_longer_file_is_replaced_whole()
    {
        File.WriteAllBytes(_folder["model.zip"], new byte[1 << 20]);
        Save(_folder["model.zip"]);
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.IsType<DistillEmbTransformer>(_mlContext.Model.Load(_folder["model.zip"], out _));
    }

    [Fact]
    public void A_relative_path_is_taken_from_the_current_folder()
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder["model.zip"]);
        Assert.False(Path.IsPathRooted(relative));
        Save(relative);
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.Equal(16, DistillEmbEncoder.Load(relative).VectorSize);
    }

    [Fact]
    public void A_bare_file_name_lands_in_the_current_folder()
    {
        string name = $"saving-{Guid.NewGuid():N}.zip";
        try
        {
            Save(name);
            Assert.True(File.Exists(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void A_path_may_hold_any_letters()
    {
        string path = _folder["ሰላም é #1.zip"];
        Save(path);
        Assert.Equal([Path.GetFileName(path)], _folder.Files);
        Assert.Equal(16, DistillEmbEncoder.Load(path).VectorSize);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_said_to_be_missing()
    {
        string path = _folder[Path.Combine("missing", "model.zip")];
        var failure = Assert.Throws<DirectoryNotFoundException>(() => Save(path));
        Assert.Contains($"'{path}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"'{_folder["missing"]}'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".partial", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["missing"]));
    }

    [Fact]
    public void Saves_to_one_path_at_once_leave_one_whole_file()
    {
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => new MLContext().Model.SaveAtomically(model, null, _folder["model.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.IsType<DistillEmbTransformer>(_mlContext.Model.Load(_folder["model.zip"], out _));
    }

    private void Save(string path) => _mlContext.Model.SaveAtomically(SavingRow.Model(_mlContext, TestEncoders.Create()), null, path);
}
