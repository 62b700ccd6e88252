using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.SchemaShape.Column;

namespace DistillEmb.MLNet.Host;

/// <summary>The columns that estimators promise to write.</summary>
internal static class PromisedColumn
{
    public static SchemaShape.Column Vector(string name, DataViewType item, params SchemaShape.Column[] annotations) =>
        new(name, VectorKind.Vector, item, isKey: false, new SchemaShape(annotations));

    /// <summary>A vector with a name a slot.</summary>
    public static SchemaShape.Column NamedVector(string name) => Vector(name, NumberDataViewType.Single, Texts(AnnotationUtils.Kinds.SlotNames));

    /// <summary>How probable each class is.</summary>
    public static SchemaShape.Column Scores(string name) =>
        Vector(name, NumberDataViewType.Single, Texts(AnnotationUtils.Kinds.SlotNames), Text(AnnotationUtils.Kinds.ScoreColumnKind), Text(AnnotationUtils.Kinds.ScoreValueKind));

    public static SchemaShape.Column VariableVector(string name, DataViewType item) => new(name, VectorKind.VariableVector, item, isKey: false);

    /// <summary>A column of another one's shape.</summary>
    public static SchemaShape.Column Like(SchemaShape.Column other, string name) => new(name, other.Kind, other.ItemType, isKey: false);

    /// <summary>A key with values of a type.</summary>
    public static SchemaShape.Column Key(string name, DataViewType values) => Keys(name, VectorKind.Scalar, values);

    /// <summary>Keys with text values.</summary>
    public static SchemaShape.Column Keys(string name) => Keys(name, VectorKind.VariableVector, TextDataViewType.Instance);

    /// <summary>The schema that a pipeline may expect: that of its input, with the columns that are written.</summary>
    public static SchemaShape And(this SchemaShape input, params IEnumerable<SchemaShape.Column> written)
    {
        Dictionary<string, SchemaShape.Column> columns = input.ToDictionary(column => column.Name);
        foreach (SchemaShape.Column column in written) columns[column.Name] = column;
        return new SchemaShape(columns.Values);
    }

    private static SchemaShape.Column Keys(string name, VectorKind kind, DataViewType values) =>
        new(name, kind, NumberDataViewType.UInt32, isKey: true, new SchemaShape([Vector(AnnotationUtils.Kinds.KeyValues, values)]));

    private static SchemaShape.Column Texts(string annotation) => Vector(annotation, TextDataViewType.Instance);

    private static SchemaShape.Column Text(string annotation) => new(annotation, VectorKind.Scalar, TextDataViewType.Instance, isKey: false);
}
