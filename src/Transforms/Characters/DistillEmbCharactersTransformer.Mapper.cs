using DistillEmb.MLNet.Host;
using DistillEmb.Network;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbCharactersTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly DistillEmbCharactersTransformer _parent;
        private readonly DataViewSchema.Column _input;

        public Mapper(DistillEmbCharactersTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _input = parent._columns.Tokens.In(inputSchema);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            if (_input.Type is VectorDataViewType { Size: int size }) RowBuffer.LengthOf(size, _parent.SequenceLength); // Then no row is too long.
            var type = _input.Type is VectorDataViewType tokens
                ? new VectorDataViewType(NumberDataViewType.Int64, tokens.Size, _parent.SequenceLength)
                : new VectorDataViewType(NumberDataViewType.Int64, _parent.SequenceLength);
            return [new(_parent.OutputColumnName, type, null)];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            activeOutput(0) ? column => column == _input.Index : _ => false;

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            if (_input.Type is TextDataViewType)
            {
                ValueGetter<ReadOnlyMemory<char>> getToken = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[_input.Index]);
                var tokens = new ReadOnlyMemory<char>[1];
                return (ValueGetter<VBuffer<long>>)((ref VBuffer<long> destination) =>
                {
                    getToken(ref tokens[0]);
                    Encode(tokens, ref destination);
                });
            }

            ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTokens = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(input.Schema[_input.Index]);
            VBuffer<ReadOnlyMemory<char>> row = default;
            VBuffer<ReadOnlyMemory<char>> dense = default;
            return (ValueGetter<VBuffer<long>>)((ref VBuffer<long> destination) =>
            {
                getTokens(ref row);
                if (!row.IsDense) row.CopyToDense(ref dense);
                Encode(row.IsDense ? row.GetValues() : dense.GetValues(), ref destination);
            });
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private void Encode(ReadOnlySpan<ReadOnlyMemory<char>> tokens, ref VBuffer<long> destination)
        {
            int length = _parent.SequenceLength;
            VBufferEditor<long> editor = VBufferEditor.Create(ref destination, tokens.Length * length);
            for (int i = 0; i < tokens.Length; i++) _parent._sequence.Encode(tokens[i].Span, editor.Values.Slice(i * length, length));
            destination = editor.Commit();
        }
    }
}
