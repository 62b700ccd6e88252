using System.Text;
using DistillEmb.Vectors;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Word vectors in a table of a transformer.</summary>
internal sealed class TableTeacher(VectorTable table, string name) : Teacher(name)
{
    internal override WordVectors Load(CancellationToken cancellation)
    {
        var vectors = new WordVectors(table.Dimension, "word");
        float[] vector = new float[table.Dimension];
        for (int word = 0; word < table.Index.Count; word++)
        {
            cancellation.ThrowIfCancellationRequested();
            table.CopyWord(word, vector);
            vectors.Add(Encoding.UTF8.GetString(table.Index[word]), vector, word + 1);
        }

        return vectors;
    }
}
