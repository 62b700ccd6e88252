using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class NormalizeEthiopicTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly NormalizeEthiopicTransformer _parent;
        private readonly DataViewSchema.Column _input;

        public Mapper(NormalizeEthiopicTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _input = parent.Text.In(inputSchema);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => [new(_parent.OutputColumnName, _input.Type, null)];

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            activeOutput(0) ? column => column == _input.Index : _ => false;

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            return _input.Type is TextDataViewType ? Text(input) : Texts(input);
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private ValueGetter<ReadOnlyMemory<char>> Text(DataViewRow input)
        {
            ValueGetter<ReadOnlyMemory<char>> get = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[_input.Index]);
            ReadOnlyMemory<char> text = default;
            return (ref ReadOnlyMemory<char> destination) =>
            {
                get(ref text);
                destination = _parent._normalizer.Normalize(text);
            };
        }

        // Empty text stays empty, so a sparse row keeps its places.
        private ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts(DataViewRow input)
        {
            ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(input.Schema[_input.Index]);
            VBuffer<ReadOnlyMemory<char>> row = default;
            return (ref VBuffer<ReadOnlyMemory<char>> destination) =>
            {
                get(ref row);
                row.CopyTo(ref destination);
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.CreateFromBuffer(ref destination);
                foreach (ref ReadOnlyMemory<char> text in editor.Values) text = _parent._normalizer.Normalize(text);
                destination = editor.Commit();
            };
        }
    }
}
