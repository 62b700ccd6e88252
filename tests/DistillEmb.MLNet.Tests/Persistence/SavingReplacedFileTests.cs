using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>What is around the old file stays: its permissions, and a link that leads to it.</summary>
public sealed class SavingReplacedFileTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public SavingReplacedFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions, and links for administrators alone.");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead)]
    public void The_new_file_has_the_permissions_of_the_old_one_while_it_is_written_and_afterwards(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) return; // For the analyzer.
        File.WriteAllBytes(_folder["model.zip"], [1]);
        File.SetUnixFileMode(_folder["model.zip"], mode);
        UnixFileMode? during = null;
        var watched = new SavingInterruptedTransformer(Model(), () =>
        {
            if (!OperatingSystem.IsWindows()) during = File.GetUnixFileMode(_folder[_folder.Files.Single(file => file.EndsWith(".partial", StringComparison.Ordinal))]);
        });
        _mlContext.Model.SaveAtomically(watched, null, _folder["model.zip"]);
        Assert.Equal(mode, during);
        Assert.Equal(mode, File.GetUnixFileMode(_folder["model.zip"]));
        Assert.True(new FileInfo(_folder["model.zip"]).Length > 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_and_what_it_leads_to_is_replaced(bool exists)
    {
        Directory.CreateDirectory(_folder["there"]);
        string real = _folder[Path.Combine("there", "real.zip")];
        if (exists) File.WriteAllBytes(real, [1]);
        File.CreateSymbolicLink(_folder["second.zip"], Path.Combine("there", "real.zip"));
        File.CreateSymbolicLink(_folder["model.zip"], "second.zip");
        Save("model.zip");
        Assert.Equal("second.zip", File.ResolveLinkTarget(_folder["model.zip"], returnFinalTarget: false)?.Name);
        Assert.Null(File.ResolveLinkTarget(real, returnFinalTarget: false));
        Assert.Equal(16, DistillEmbEncoder.Load(real).VectorSize);
        Assert.Equal([real], Directory.GetFiles(_folder["there"]));
        Assert.Equal(["model.zip", "second.zip"], _folder.Files);
    }

    [Fact]
    public void A_link_to_itself_is_an_error_of_the_file()
    {
        File.CreateSymbolicLink(_folder["model.zip"], "model.zip");
        Assert.StartsWith($"The model cannot be saved as '{_folder["model.zip"]}': ", Assert.Throws<IOException>(() => Save("model.zip")).Message, StringComparison.Ordinal);
    }

    // Not /dev/null, which a fault here would take from the whole machine.
    [Fact]
    public void A_device_is_not_replaced_by_a_file()
    {
        Assert.SkipUnless(File.Exists("/proc/self/comm"), "This system has no /proc.");
        string message = Assert.Throws<IOException>(() => _mlContext.Model.SaveAtomically(Model(), null, "/proc/self/comm")).Message;
        Assert.StartsWith("The model cannot be saved as '/proc/self/comm': '/proc/self/comm' is a device or a pipe: a file cannot be put in its place.", message, StringComparison.Ordinal);
    }

    private DistillEmbTransformer Model() => SavingRow.Model(_mlContext, TestEncoders.Create());

    private void Save(string name) => _mlContext.Model.SaveAtomically(Model(), null, _folder[name]);
}
