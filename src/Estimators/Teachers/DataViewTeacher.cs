using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Word vectors in a data view.</summary>
internal sealed class DataViewTeacher(IDataView data, string wordColumnName, string vectorColumnName, string name) : Teacher(name)
{
    internal override WordVectors Load(CancellationToken cancellation)
    {
        DataViewSchema.Column wordColumn = Column(wordColumnName);
        DataViewSchema.Column vectorColumn = Column(vectorColumnName);
        if (wordColumn.Type is not TextDataViewType) throw Invalid($"column '{wordColumnName}' holds {wordColumn.Type}; expected text");
        if (vectorColumn.Type is not VectorDataViewType { IsKnownSize: true } type || !type.ItemType.Equals(NumberDataViewType.Single))
            throw Invalid($"column '{vectorColumnName}' holds {vectorColumn.Type}; expected a vector of Single of known size");

        var vectors = new WordVectors(type.Size, "row");
        using DataViewRowCursor cursor = data.GetRowCursor([wordColumn, vectorColumn]);
        ValueGetter<ReadOnlyMemory<char>> getWord = cursor.GetGetter<ReadOnlyMemory<char>>(wordColumn);
        ValueGetter<VBuffer<float>> getVector = cursor.GetGetter<VBuffer<float>>(vectorColumn);
        ReadOnlyMemory<char> word = default;
        VBuffer<float> vector = default;
        float[] values = new float[type.Size];
        while (cursor.Advance())
        {
            cancellation.ThrowIfCancellationRequested();
            getWord(ref word);
            getVector(ref vector);
            if (word.IsEmpty) throw Invalid($"row {cursor.Position} has an empty word");
            vector.CopyTo(values);
            int invalid = Array.FindIndex(values, number => !float.IsFinite(number));
            if (invalid >= 0) throw Invalid($"row {cursor.Position}: number {invalid + 1} of the vector of '{word}' is {values[invalid]}; expected finite numbers");
            vectors.Add(word.ToString(), values, cursor.Position);
        }

        return vectors.Words.Count > 0 ? vectors : throw Invalid("the data has no rows");
    }

    private DataViewSchema.Column Column(string column) => data.Schema.GetColumnOrNull(column)
        ?? throw Invalid($"there is no column '{column}', only {string.Join(", ", data.Schema.Select(other => $"'{other.Name}'"))}");

    private InvalidDataException Invalid(string what) => new($"The teacher '{Name}': {what}.");
}
