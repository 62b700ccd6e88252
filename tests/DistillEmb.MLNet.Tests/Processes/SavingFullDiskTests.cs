using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>The system refuses a saving process room, in earnest: the old file stays as it was.</summary>
public sealed class SavingFullDiskTests : IDisposable
{
    private const int NotPermitted = 77;
    private const string LinuxOnly = "Only Linux can be told to refuse room.";

    private readonly SavingFolder _folder = new();
    private readonly string _temporary;
    private readonly byte[] _old;

    public SavingFullDiskTests()
    {
        var mlContext = new MLContext();
        IDataView data = SavingRow.View(mlContext);
        DistillEmbTransformer model = SavingRow.Model(mlContext, TestEncoders.Create(seed: 1));
        mlContext.Model.SaveAtomically(model, data.Schema, _folder["model.zip"]);
        _old = File.ReadAllBytes(_folder["model.zip"]);

        // Of several encoders, so that the parts that ML.NET writes apart first are much smaller than the whole.
        var chain = new TransformerChain<ITransformer>(model, model, model);
        mlContext.Model.SaveAtomically(chain, data.Schema, _folder["new.zip"]);
        _temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
    }

    public static bool IsLinux => OperatingSystem.IsLinux();

    public void Dispose() => _folder.Dispose();

    // In the middle, and in the last kilobyte: ML.NET writes the zip's list of its entries there, and keeps a failure to itself.
    [Theory(Skip = LinuxOnly, SkipUnless = nameof(IsLinux))]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    public void A_file_that_may_not_grow_any_further_leaves_the_old_one(int percent)
    {
        int kilobytes = (int)((new FileInfo(_folder["new.zip"]).Length - 1) * percent / 102400);
        (int code, _, string errors) = SaveWithin(kilobytes);
        Assert.True(code == 1, errors);
        Assert.StartsWith($"The model cannot be saved as '{_folder["model.zip"]}': ", errors, StringComparison.Ordinal);
        Assert.Contains("room on the disk", errors, StringComparison.Ordinal);
        Assert.Equal(_old, File.ReadAllBytes(_folder["model.zip"]));
        Assert.Equal(["model.zip", "new.zip"], _folder.Files);
        Assert.Empty(Directory.GetFileSystemEntries(_temporary));
    }

    [Fact(Skip = LinuxOnly, SkipUnless = nameof(IsLinux))]
    public void A_file_that_may_just_grow_as_large_as_it_has_to_is_saved()
    {
        (int code, _, string errors) = SaveWithin((int)(new FileInfo(_folder["new.zip"]).Length / 1024) + 1);
        Assert.True(code == 0, errors);
        Assert.Equal(File.ReadAllBytes(_folder["new.zip"]), File.ReadAllBytes(_folder["model.zip"]));
    }

    [Fact(Skip = LinuxOnly, SkipUnless = nameof(IsLinux))]
    public void A_disk_without_room_leaves_the_old_file()
    {
        // A small disk in memory that only this process and its children see; it holds the old file and half of the new one.
        long bytes = _old.Length + (new FileInfo(_folder["new.zip"]).Length / 2);
        Directory.CreateDirectory(_folder["disk"]);
        const string Unshare = "unshare --user --map-root-user --mount";
        string script = $$"""
            cd "$1"; {{Unshare}} mount -t tmpfs tmpfs disk || exit {{NotPermitted}}
            exec {{Unshare}} bash -e -c 'mount -t tmpfs -o size={{bytes}} tmpfs disk; cp model.zip disk
            "$@" disk/model.zip new.zip || echo "code $?"; ls disk; cmp model.zip disk/model.zip' "$@"
            """;
        using SavingProcess process = SavingProcess.Script(_temporary, script, _folder[""]);
        (int code, string output, string errors) = process.End();
        Assert.SkipWhen(code == NotPermitted, $"This machine permits no disk of a test's own: {errors}");
        Assert.Equal((0, "code 1\nmodel.zip\n"), (code, output));
        Assert.StartsWith("The model cannot be saved as 'disk/model.zip': No space left on device", errors, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Errors) SaveWithin(int kilobytes)
    {
        string script = $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"${{@:2}}\" \"$1/model.zip\" \"$1/new.zip\"";
        using SavingProcess process = SavingProcess.Script(_temporary, script, _folder[""].TrimEnd('/'));
        return process.End();
    }
}
