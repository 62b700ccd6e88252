using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Architecture;

/// <summary>What the built projects use of ML.NET's internals, which a new version of ML.NET may change without a word: what <c>eng/ml-net-internals.txt</c> says, in one room.</summary>
public sealed class MlNetInternalsTests
{
    private const string List = "eng/ml-net-internals.txt";
    private const string Room = "DistillEmb.MLNet.Host";

    private static readonly HashSet<string> Opened = ["Microsoft.ML.Core", "Microsoft.ML.Data"];

    [Fact]
    public void Transforms_uses_what_the_list_says()
    {
        (string User, string Used)[] uses = Uses("Transforms", "DistillEmb.MLNet");
        (string User, string Used)[] listed = Listed();
        string[] unlisted = [.. uses.Except(listed).Select(use => $"{use.User} uses internal member {use.Used}")];
        Assert.True(unlisted.Length == 0, $"Not in {List}: {string.Join("; ", unlisted)}.");
        string[] gone = [.. listed.Except(uses).Select(use => $"{use.User} -> {use.Used}")];
        Assert.True(gone.Length == 0, $"In {List}, but not in the assembly any more: {string.Join("; ", gone)}.");
    }

    [Fact]
    public void They_are_used_in_one_room()
    {
        string[] outside = [.. Uses("Transforms", "DistillEmb.MLNet").Where(use => !use.User.StartsWith($"{Room}.", StringComparison.Ordinal)).Select(use => $"{use.User} uses internal member {use.Used}")];
        Assert.True(outside.Length == 0, $"Outside {Room}: {string.Join("; ", outside)}.");
    }

    [Theory]
    [InlineData("Estimators", "DistillEmb.MLNet.Training")]
    [InlineData("Tool", "DistillEmb.MLNet.Tool")]
    public void Other_projects_use_none(string project, string assembly) => Assert.Empty(Uses(project, assembly));

    [Fact]
    public void The_reader_sees_what_is_there()
    {
        (string User, string Used)[] uses = Uses("Transforms", "DistillEmb.MLNet");
        Assert.Contains(($"{Room}.SavedTransformer", "RowToRowTransformerBase.MapperBase.new"), uses); // A constructor.
        Assert.Contains(($"{Room}.SavedTransformer", "RowToRowTransformerBase.MakeRowMapper"), uses); // What is overridden.
        Assert.Contains(($"{Room}.TrainingHost", "ICancelable"), uses); // A type that is asked for.
        Assert.Contains(($"{Room}.LoadableMapperAttribute", "IRowMapper"), uses); // A type that is an argument.
        Assert.DoesNotContain(uses, use => use.Used.StartsWith("DataViewSchema", StringComparison.Ordinal)); // Public, and used everywhere.
    }

    // From the tests' own folder, or a program's: there stands the ML.NET that it runs with.
    private static (string User, string Used)[] Uses(string project, string assembly)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<Configuration>/net10.0
        string folder = project == "Tool" ? Path.Combine(RepositoryRoot.Path, "src", project, "bin", own.Parent!.Name, own.Name) : own.FullName;
        return [.. ForeignInternals.Read(Path.Combine(folder, $"{assembly}.dll"), Opened)];
    }

    // "user -> used, used"; a # begins a comment.
    private static (string User, string Used)[] Listed() =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Path, List))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" -> "))
            .SelectMany(parts => parts[1].Split(", ").Select(used => ($"{Room}.{parts[0]}", used))),
    ];
}
