using DistillEmb.MLNet.Host;
using DistillEmb.Network;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbCharactersTransformer
{
    private sealed class Mapper(DistillEmbCharactersTransformer parent, DataViewSchema.Column input) : RowMapper(input)
    {
        public override DataViewSchema.DetachedColumn[] Columns
        {
            get
            {
                if (Input.Type is not VectorDataViewType { Size: int size }) return [Column(new VectorDataViewType(NumberDataViewType.Int64, parent.SequenceLength))];
                RowBuffer.LengthOf(size, parent.SequenceLength); // Then no row is too long.
                return [Column(new VectorDataViewType(NumberDataViewType.Int64, size, parent.SequenceLength))];
            }
        }

        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            disposer = null;
            var tokens = new RowTokens(row, row.Schema[Input.Index]);
            return [(ValueGetter<VBuffer<long>>)Encode];

            void Encode(ref VBuffer<long> destination)
            {
                int length = parent.SequenceLength;
                ReadOnlySpan<ReadOnlyMemory<char>> read = tokens.Read();
                VBufferEditor<long> editor = VBufferEditor.Create(ref destination, read.Length * length);
                for (int i = 0; i < read.Length; i++) parent._sequence.Encode(read[i].Span, editor.Values.Slice(i * length, length));
                destination = editor.Commit();
            }
        }

        private DataViewSchema.DetachedColumn Column(VectorDataViewType type) => new(parent.OutputColumnName, type);
    }
}
