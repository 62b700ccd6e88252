using System.Diagnostics;
using DistillEmb.Files;
using DistillEmb.MLNet.Tests.Processes;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>What savers that were killed left behind goes, what savers at work are writing stays.</summary>
public sealed class SavingPartialFileTests : IDisposable
{
    private static readonly Lazy<int> Ended = new(EndedProcess);

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.zip")]
    [InlineData(".hidden")]
    [InlineData("ሰላም é #1.zip")]
    public void Abandoned_files_are_cleared_away(string name)
    {
        Abandon(name);
        Abandon(name);
        Save(name);
        Assert.Equal([name], _folder.Files);
    }

    [Fact]
    public void Abandoned_files_are_cleared_away_before_a_save_that_fails()
    {
        Abandon("model.zip");
        var broken = new SavingInterruptedTransformer(Model(), () => throw new IOException("No room."));
        Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(broken, null, _folder["model.zip"]));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Files_that_no_saver_to_this_path_made_stay()
    {
        string guid = $"{Guid.NewGuid():N}";
        string[] others = [$"model.zip.old.zip.{guid}.partial", $"my model.zip.{guid}.partial", $"model.zip.{guid}", "model.zip.partial", "model.zip.mine.partial"];
        foreach (string other in others) Age(other);
        Save("model.zip");
        Assert.Equal(others.Append("model.zip").Order(StringComparer.Ordinal), _folder.Files);
    }

    // A saver has not locked its file yet when it has just created it.
    [Fact]
    public void A_fresh_file_stays_for_the_moment()
    {
        string fresh = Abandon("model.zip");
        File.SetLastWriteTimeUtc(_folder[fresh], DateTime.UtcNow);
        Save("model.zip");
        Assert.Equal(["model.zip", fresh], _folder.Files);
    }

    [Fact]
    public void A_file_that_a_slow_saver_is_writing_stays_and_both_savers_succeed()
    {
        string partial = "";
        byte[] quick = [];
        var slow = new SavingInterruptedTransformer(Model(), () =>
        {
            partial = Assert.Single(_folder.Files);
            File.SetLastWriteTimeUtc(_folder[partial], DateTime.UtcNow.AddDays(-1));
            Save("model.zip");
            Assert.Equal(["model.zip", partial], _folder.Files);
            quick = File.ReadAllBytes(_folder["model.zip"]);
        });
        _mlContext.Model.SaveAtomically(slow, null, _folder["model.zip"]);
        Assert.EndsWith(".partial", partial, StringComparison.Ordinal);
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.NotEqual(quick, File.ReadAllBytes(_folder["model.zip"]));
        Assert.Equal(16, DistillEmbEncoder.Load(_folder["model.zip"]).VectorSize);
    }

    [Fact]
    public void Savers_at_once_clear_away_together_and_all_succeed()
    {
        for (int i = 0; i < 50; i++) Abandon("model.zip");
        DistillEmbTransformer model = Model();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => new MLContext().Model.SaveAtomically(model, null, _folder["model.zip"]));
        Assert.Equal(["model.zip"], _folder.Files);
        Assert.Equal(16, DistillEmbEncoder.Load(_folder["model.zip"]).VectorSize);
    }

    // Where locks mean nothing, as on some network file systems.
    [Fact]
    public void A_file_that_a_slow_saver_is_writing_stays_without_locks_too()
    {
        string source = _folder["source.zip"];
        _mlContext.Model.SaveAtomically(Model(), SavingRow.View(_mlContext).Schema, source);
        string[] seen = [];
        var slow = new SavingInterruptedTransformer(Model(), () =>
        {
            string partial = Assert.Single(_folder.Files, file => file.EndsWith(".partial", StringComparison.Ordinal));
            TimeSpan age = DateTime.Now - Process.GetCurrentProcess().StartTime;
            if (age < TimeSpan.FromSeconds(7)) Thread.Sleep(TimeSpan.FromSeconds(7) - age); // No process writes before it starts.
            File.SetLastWriteTimeUtc(_folder[partial], DateTime.UtcNow.AddSeconds(-6));
            string temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
            using SavingProcess process = SavingProcess.StartWithoutLocks(temporary, _folder["model.zip"], source);
            process.AwaitFirstSave();
            Assert.Equal(0, process.End().Code);
            seen = _folder.Files;
        });
        _mlContext.Model.SaveAtomically(slow, null, _folder["model.zip"]);
        Assert.Equal(3, seen.Length); // The source, the model, and the partial file of the slow saver.
        Assert.Equal(["model.zip", "source.zip"], _folder.Files);
        Assert.NotEqual(File.ReadAllBytes(source), File.ReadAllBytes(_folder["model.zip"]));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(70, false)]
    public void What_another_machine_has_written_stays_for_an_hour(int minutes, bool stays)
    {
        string partial = Age($"model.zip.{Guid.NewGuid():N}.partial", minutes);
        Save("model.zip");
        Assert.Equal(stays ? ["model.zip", partial] : ["model.zip"], _folder.Files);
    }

    // As a process leaves it that was killed long ago.
    private string Abandon(string name) => Age($"{name}.{SaverMark.New(Ended.Value)}.partial");

    private static int EndedProcess()
    {
        using Process process = Process.Start(new ProcessStartInfo(OtherProcessConsumer.Command[0], OtherProcessConsumer.Command[1]) { RedirectStandardError = true })!; // It tells its usage.
        process.WaitForExit();
        return process.Id;
    }

    private string Age(string file, int minutes = 1)
    {
        File.WriteAllBytes(_folder[file], new byte[100]);
        File.SetLastWriteTimeUtc(_folder[file], DateTime.UtcNow.AddMinutes(-minutes));
        return file;
    }

    private DistillEmbTransformer Model() => SavingRow.Model(_mlContext, TestEncoders.Create());

    private void Save(string name) => _mlContext.Model.SaveAtomically(Model(), null, _folder[name]);
}
