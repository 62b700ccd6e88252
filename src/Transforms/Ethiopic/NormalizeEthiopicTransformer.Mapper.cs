using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet;

public sealed partial class NormalizeEthiopicTransformer
{
    private sealed class Mapper(NormalizeEthiopicTransformer parent, DataViewSchema.Column input) : RowMapper(input)
    {
        public override DataViewSchema.DetachedColumn[] Columns => [new(parent.OutputColumnName, Input.Type)];

        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            disposer = null;
            DataViewSchema.Column column = row.Schema[Input.Index];
            return [Input.Type is TextDataViewType ? Text(row.GetGetter<ReadOnlyMemory<char>>(column)) : Texts(row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column))];
        }

        private ValueGetter<ReadOnlyMemory<char>> Text(ValueGetter<ReadOnlyMemory<char>> get)
        {
            ReadOnlyMemory<char> text = default;
            return (ref ReadOnlyMemory<char> destination) =>
            {
                get(ref text);
                destination = parent._normalizer.Normalize(text);
            };
        }

        // Empty text stays empty, so a sparse row keeps its places.
        private ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts(ValueGetter<VBuffer<ReadOnlyMemory<char>>> get)
        {
            VBuffer<ReadOnlyMemory<char>> texts = default;
            return (ref VBuffer<ReadOnlyMemory<char>> destination) =>
            {
                get(ref texts);
                texts.CopyTo(ref destination);
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.CreateFromBuffer(ref destination);
                foreach (ref ReadOnlyMemory<char> text in editor.Values) text = parent._normalizer.Normalize(text);
                destination = editor.Commit();
            };
        }
    }
}
