using DistillEmb.Encoder;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;
using DistillEmb.Pooling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly DistillEmbTransformer _parent;
        private readonly RowPooling _pooling;
        private readonly int _inputIndex;
        private readonly bool _scalarInput;

        public Mapper(DistillEmbTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            DataViewSchema.Column input = parent._columns.Tokens.In(inputSchema);
            _inputIndex = input.Index;
            _scalarInput = input.Type is TextDataViewType;
            _pooling = parent._pooling;
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            int? size = _pooling.KnownSize(_scalarInput);
            if (size is null) return [new(_parent.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single))];
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddSlotNames(size.Value, GetSlotNames);
            return [new(_parent.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, size.Value), annotations.ToAnnotations())];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            activeOutput(0) ? column => column == _inputIndex : _ => false;

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            DistillEmbEncoder encoder = _parent.Encoder;
            EncoderScratch scratch = encoder.RentScratch();
            WordVectorCache? cache = _parent.Cache;
            EncoderScratch? held = scratch;
            disposer = () =>
            {
                // Whoever disposes twice must not hand the same buffers to two others.
                if (Interlocked.Exchange(ref held, null) is EncoderScratch released) encoder.ReturnScratch(released);
            };
            if (_scalarInput)
            {
                ValueGetter<ReadOnlyMemory<char>> getToken = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[_inputIndex]);
                var tokens = new ReadOnlyMemory<char>[1];
                return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> destination) =>
                {
                    getToken(ref tokens[0]);
                    Pool(tokens, scratch, cache, ref destination);
                });
            }

            ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTokens = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(input.Schema[_inputIndex]);
            VBuffer<ReadOnlyMemory<char>> row = default;
            VBuffer<ReadOnlyMemory<char>> dense = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> destination) =>
            {
                getTokens(ref row);
                if (!row.IsDense) row.CopyToDense(ref dense);
                Pool(row.IsDense ? row.GetValues() : dense.GetValues(), scratch, cache, ref destination);
            });
        }

        private void GetSlotNames(ref VBuffer<ReadOnlyMemory<char>> names)
        {
            string[] slots = _pooling.SlotNames();
            names = new VBuffer<ReadOnlyMemory<char>>(slots.Length, [.. slots.Select(slot => slot.AsMemory())]);
        }

        private void Pool(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache? cache, ref VBuffer<float> destination)
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, _pooling.SizeOf(tokens.Length));
            _pooling.Apply(tokens, scratch, cache, editor.Values);
            destination = editor.Commit();
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
