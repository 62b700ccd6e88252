using DistillEmb.MLNet.Host;
using DistillEmb.Pooling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Embedding;

/// <summary>Gives a row the vectors of its tokens, or one that is made of them.</summary>
/// <param name="input">The column of tokens.</param>
/// <param name="output">The name of the column that is written.</param>
/// <param name="pooling">What makes a row's output of its tokens' vectors.</param>
/// <param name="open">Opens what gives a cursor's tokens their vectors.</param>
internal sealed class PoolingMapper(DataViewSchema.Column input, string output, RowPooling pooling, Func<RowVectors> open) : RowMapper(input)
{
    /// <summary>Whether a text is its tokens between white space, rather than one token.</summary>
    public bool SplitsText { get; init; }

    public override DataViewSchema.DetachedColumn[] Columns => pooling.KnownSize(Input.Type is TextDataViewType) is int size
        ? [WrittenColumn.NamedVector(output, size, pooling.SlotNames)]
        : [new(output, new VectorDataViewType(NumberDataViewType.Single))];

    public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
    {
        var tokens = new RowTokens(row, row.Schema[Input.Index], SplitsText);
        RowVectors vectors = open();
        disposer = vectors.Dispose;
        return [(ValueGetter<VBuffer<float>>)Pool];

        void Pool(ref VBuffer<float> destination)
        {
            ReadOnlySpan<ReadOnlyMemory<char>> read = tokens.Read();
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, pooling.SizeOf(read.Length));
            pooling.Apply(read, vectors, editor.Values);
            destination = editor.Commit();
        }
    }
}
