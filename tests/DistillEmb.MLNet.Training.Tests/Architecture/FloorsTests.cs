using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Architecture;

/// <summary>The floors of the house: within a project, folders use those below them and no others. <c>eng/floors.txt</c> says which.</summary>
public sealed class FloorsTests
{
    private const string List = "eng/floors.txt";

    private static readonly Dictionary<string, string> Projects = new()
    {
        ["Inference"] = "DistillEmb",
        ["Transforms"] = "DistillEmb.MLNet",
        ["Estimators"] = "DistillEmb.MLNet.Training",
        ["Tool"] = "DistillEmb.MLNet.Tool",
    };

    public static TheoryData<string> Names => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Folders_use_what_the_list_says(string project)
    {
        var arrows = Arrows(project);
        Dictionary<string, string[]> listed = Listed(project);
        string[] unlisted = [.. arrows.Where(arrow => !listed.GetValueOrDefault(arrow.Key.From, []).Contains(arrow.Key.To)).Select(arrow => $"{arrow.Key.From} uses {arrow.Key.To} through type {arrow.Value.Used}, in {arrow.Value.User}")];
        Assert.True(unlisted.Length == 0, $"Not in {List}: {string.Join("; ", unlisted)}.");
        string[] gone = [.. listed.SelectMany(line => line.Value.Select(to => (From: line.Key, To: to))).Where(arrow => !arrows.ContainsKey(arrow)).Select(arrow => $"{arrow.From} -> {arrow.To}")];
        Assert.True(gone.Length == 0, $"In {List}, but not in the assembly any more: {string.Join("; ", gone)}.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_folder_uses_itself_by_way_of_others(string project)
    {
        (string From, string To)[] arrows = [.. Arrows(project).Keys];
        HashSet<string> left = [.. arrows.SelectMany(arrow => new[] { arrow.From, arrow.To })];

        // Whoever uses nothing that is left stands on the floor below; what never can be taken away is a ring.
        while (left.RemoveWhere(folder => !arrows.Any(arrow => arrow.From == folder && left.Contains(arrow.To))) > 0)
        {
        }

        Assert.True(left.Count == 0, $"{project} has a ring of {string.Join(", ", left.Order(StringComparer.Ordinal))}.");
    }

    [Fact]
    public void The_reader_of_arrows_sees_what_is_there()
    {
        Assert.Contains(("Tagging", "Sequences"), Arrows("Inference").Keys);
        Assert.Contains(("Distillation", "Teachers"), Arrows("Estimators").Keys);
        Assert.DoesNotContain(("Files", "Network"), Arrows("Inference").Keys);
    }

    private static SortedDictionary<(string From, string To), (string User, string Used)> Arrows(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<Configuration>/net10.0
        string sources = Path.Combine(RepositoryRoot.Path, "src", project);
        return FolderArrows.Read(Path.Combine(sources, "bin", own.Parent!.Name, own.Name, $"{Projects[project]}.dll"), sources);
    }

    // "Project: folder -> folder, folder"; a # begins a comment.
    private static Dictionary<string, string[]> Listed(string project) => File.ReadLines(Path.Combine(RepositoryRoot.Path, List))
        .Where(line => line.StartsWith($"{project}: ", StringComparison.Ordinal))
        .Select(line => line[(project.Length + 2)..].Split(" -> "))
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Split(", ", StringSplitOptions.TrimEntries));
}
