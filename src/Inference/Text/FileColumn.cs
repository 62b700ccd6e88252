namespace DistillEmb;

/// <summary>A column of a text file: by its place, by its name, or the one that is recognized. Numbers, places (<c>^1</c>) and names convert to it.</summary>
public readonly record struct FileColumn
{
    /// <summary>A column by its place.</summary>
    /// <param name="place">Counted from the front (<c>0</c>) or from the end (<c>^1</c>).</param>
    public FileColumn(Index place) => Place = place;

    /// <summary>A column by its name.</summary>
    /// <param name="name">The name that a heading, CoNLL-U or the <c>global.columns</c> of CoNLL-U Plus gives it; case does not matter.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public FileColumn(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The column that is recognized by the file's layout: see the property that it is given to.</summary>
    public static FileColumn Recognized => default;

    /// <summary>The place; null where it is by name or recognized.</summary>
    public Index? Place { get; }

    /// <summary>The name; null where it is by place or recognized.</summary>
    public string? Name { get; }

    internal bool IsRecognized => Place is null && Name is null;

    /// <summary>A column by its place from the front, from 0.</summary>
    public static implicit operator FileColumn(int place) => new((Index)place);

    /// <summary>A column by its place.</summary>
    public static implicit operator FileColumn(Index place) => new(place);

    /// <summary>A column by its name.</summary>
    public static implicit operator FileColumn(string name) => new(name);

    /// <inheritdoc />
    public override string ToString() => Name is not null ? $"'{Name}'" : Place?.ToString() ?? "recognized";

    /// <summary>For people, who count from 1: <c>column 2</c>, <c>the last column</c>.</summary>
    internal string InWords() => (Name, Place) switch
    {
        (string name, _) => $"the column '{name}'",
        (_, { IsFromEnd: true, Value: 1 }) => "the last column",
        (_, { IsFromEnd: true } place) => $"column {place.Value} from the end",
        (_, Index place) => $"column {place.Value + 1}",
        _ => "a column that is recognized",
    };
}
