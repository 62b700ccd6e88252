using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>Links among the files that a pattern stands for.</summary>
public sealed class FilePatternTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public FilePatternTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_folders_are_not_those_behind_links()
    {
        _folder.Write("a.txt", "a O\n");
        _folder.Write("sub/b.txt", "b O\n");
        Directory.CreateSymbolicLink(_folder["self"], ".");
        Assert.Equal(["a/O", "b/O"], Read("**/*.txt"));
        Directory.CreateSymbolicLink(_folder["sub/up"], "..");
        Directory.CreateSymbolicLink(_folder["sub/again"], _folder["self"]);
        Assert.Equal(["a/O", "b/O"], Read("**/*.txt"));
    }

    [Fact]
    public void Links_to_files_are_read()
    {
        _folder.Write("elsewhere/a", "a O\n");
        File.CreateSymbolicLink(_folder["sub.txt"], _folder["elsewhere/a"]);
        Assert.Equal(["a/O"], Read("*.txt"));
        Assert.Equal(["a/O"], Read("**/*.txt"));
    }

    [Fact]
    public void A_linked_folder_is_read_where_the_pattern_names_it()
    {
        _folder.Write("elsewhere/am/a.txt", "a O\n");
        Directory.CreateSymbolicLink(_folder["data"], _folder["elsewhere"]);
        Assert.Equal(["a/O"], Read("data/**/*.txt"));
        Assert.Equal(["a/O"], Read("dat*/am/*.txt"));
    }

    [Fact]
    public void A_file_of_several_names_is_read_once()
    {
        _folder.Write("am/train.txt", "a O\n");
        Directory.CreateSymbolicLink(_folder["aa"], _folder["am"]);
        File.CreateSymbolicLink(_folder["am/latest.txt"], "train.txt");
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder["*/*.txt"], new ConllOptions { LanguageFromFolder = true });
        Assert.Equal(["a/O"], ConllFolder.Sentences(data));
        Assert.Equal(["am"], Microsoft.ML.Data.ColumnCursorExtensions.GetColumn<string>(data, "Language")); // By the name that is its own.
        _folder.Write("ti/train.txt", "b O\n");
        Assert.Equal(["a/O", "b/O"], Read("*/../*/train.txt"));
    }

    private string[] Read(string pattern) => ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder[pattern]));
}
