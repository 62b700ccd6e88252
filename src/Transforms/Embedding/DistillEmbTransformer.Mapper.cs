using DistillEmb.Encoder;
using DistillEmb.MLNet.Host;
using DistillEmb.Pooling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbTransformer
{
    private sealed class Mapper(DistillEmbTransformer parent, DataViewSchema.Column input) : RowMapper(input)
    {
        private readonly RowPooling _pooling = parent._pooling;

        public override DataViewSchema.DetachedColumn[] Columns => _pooling.KnownSize(Input.Type is TextDataViewType) is int size
            ? [WrittenColumn.NamedVector(parent.OutputColumnName, size, _pooling.SlotNames)]
            : [new(parent.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single))];

        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            DistillEmbEncoder encoder = parent.Encoder;
            WordVectorCache? cache = parent.Cache;
            var tokens = new RowTokens(row, row.Schema[Input.Index]);
            EncoderScratch scratch = encoder.RentScratch();
            EncoderScratch? held = scratch;
            disposer = () =>
            {
                // Whoever disposes twice must not hand the same buffers to two others.
                if (Interlocked.Exchange(ref held, null) is EncoderScratch released) encoder.ReturnScratch(released);
            };
            return [(ValueGetter<VBuffer<float>>)Pool];

            void Pool(ref VBuffer<float> destination)
            {
                ReadOnlySpan<ReadOnlyMemory<char>> read = tokens.Read();
                VBufferEditor<float> editor = VBufferEditor.Create(ref destination, _pooling.SizeOf(read.Length));
                _pooling.Apply(read, scratch, cache, editor.Values);
                destination = editor.Commit();
            }
        }
    }
}
