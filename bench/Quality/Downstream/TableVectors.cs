using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>The vectors of one or more files, each scaled to length 1, joined; zeros where a file does not hold the word.</summary>
internal sealed class TableVectors : TokenVectors
{
    private readonly (WordVectorTable Table, int Offset)[] _parts;

    public TableVectors(IEnumerable<Teacher> teachers, CancellationToken cancellation)
    {
        Teacher[] files = [.. teachers];
        Name = string.Join(" + ", files.Select(file => file.Name));
        _parts = new (WordVectorTable, int)[files.Length];
        for (int i = 0; i < files.Length; i++)
        {
            _parts[i] = (WordVectorTable.Load(files[i], cancellation), Size);
            Size += _parts[i].Table.Dimension;
        }
    }

    public override int Size { get; }

    public override string Name { get; }

    public override Func<IReadOnlyList<string[]>, float[][]> FitPooling(IReadOnlyList<string[]> training, DistillEmbOutput form) =>
        documents => [.. documents.Select(tokens => Pool(Of(tokens), form))];

    protected override float[][] Embed(IReadOnlyList<string> words) => [.. words.Select(Joined)];

    private float[] Pool(float[][] vectors, DistillEmbOutput form)
    {
        float[] row = new float[form == DistillEmbOutput.Average ? Size : 3 * Size];
        if (vectors.Length == 0) return row;
        Span<float> average = row.AsSpan(form == DistillEmbOutput.Average ? 0 : Size, Size);
        foreach (float[] vector in vectors) TensorPrimitives.Add(average, vector, average);
        TensorPrimitives.Divide(average, vectors.Length, average);
        if (form == DistillEmbOutput.Average) return row;
        Span<float> minimum = row.AsSpan(0, Size);
        Span<float> maximum = row.AsSpan(2 * Size, Size);
        vectors[0].CopyTo(minimum);
        vectors[0].CopyTo(maximum);
        foreach (float[] vector in vectors)
        {
            TensorPrimitives.Min(minimum, vector, minimum);
            TensorPrimitives.Max(maximum, vector, maximum);
        }

        return row;
    }

    private float[] Joined(string word)
    {
        float[] joined = new float[Size];
        foreach ((WordVectorTable table, int offset) in _parts)
        {
            if (table.TryGetVector(word, out float[]? vector)) vector.CopyTo(joined, offset);
        }

        return joined;
    }
}
