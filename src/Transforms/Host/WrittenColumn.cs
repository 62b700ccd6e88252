using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>The columns that transformers write, with the annotations by which ML.NET understands them.</summary>
internal static class WrittenColumn
{
    /// <summary>A vector with a name a slot.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="size">Values of the vector.</param>
    /// <param name="slotNames">The names; asked for when they are read.</param>
    public static DataViewSchema.DetachedColumn NamedVector(string name, int size, Func<IEnumerable<string>> slotNames)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddTexts(annotations, AnnotationUtils.Kinds.SlotNames, size, slotNames);
        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(NumberDataViewType.Single, size), annotations.ToAnnotations());
    }

    /// <summary>A key with values.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="type">The values' type.</param>
    /// <param name="values">The values; asked for when they are read.</param>
    /// <param name="count">How many there are.</param>
    public static DataViewSchema.DetachedColumn Key<T>(string name, PrimitiveDataViewType type, Func<T[]> values, int count)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(AnnotationUtils.Kinds.KeyValues, new VectorDataViewType(type, count), (ref VBuffer<T> read) => read = new VBuffer<T>(count, values()));
        return new DataViewSchema.DetachedColumn(name, new KeyDataViewType(typeof(uint), count), annotations.ToAnnotations());
    }

    /// <summary>A vector of variable size, of keys with text values.</summary>
    public static DataViewSchema.DetachedColumn Keys(string name, IReadOnlyList<string> values) =>
        new(name, new VectorDataViewType(new KeyDataViewType(typeof(uint), values.Count)), KeyValues(values));

    /// <summary>How probable each class is.</summary>
    public static DataViewSchema.DetachedColumn Scores(string name, IReadOnlyList<string> classes)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddTexts(annotations, AnnotationUtils.Kinds.SlotNames, classes.Count, () => classes);
        AddText(annotations, AnnotationUtils.Kinds.ScoreColumnKind, AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification);
        AddText(annotations, AnnotationUtils.Kinds.ScoreValueKind, AnnotationUtils.Const.ScoreValueKind.Probability);
        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(NumberDataViewType.Single, classes.Count), annotations.ToAnnotations());
    }

    private static DataViewSchema.Annotations KeyValues(IReadOnlyList<string> values)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        AddTexts(annotations, AnnotationUtils.Kinds.KeyValues, values.Count, () => values);
        return annotations.ToAnnotations();
    }

    private static void AddTexts(DataViewSchema.Annotations.Builder annotations, string kind, int count, Func<IEnumerable<string>> texts) =>
        annotations.Add(kind, new VectorDataViewType(TextDataViewType.Instance, count), (ref VBuffer<ReadOnlyMemory<char>> values) =>
            values = new VBuffer<ReadOnlyMemory<char>>(count, [.. texts().Select(text => text.AsMemory())]));

    private static void AddText(DataViewSchema.Annotations.Builder annotations, string kind, string text) =>
        annotations.Add(kind, TextDataViewType.Instance, (ref ReadOnlyMemory<char> value) => value = text.AsMemory());
}
