using DistillEmb.MLNet.Ethiopic;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class TokenizeEthiopicTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly TokenizeEthiopicTransformer _parent;
        private readonly DataViewSchema.Column _input;

        public Mapper(TokenizeEthiopicTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _input = parent._columns.Text.FindIn(inputSchema);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => _parent._columns.Written;

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            bool active = Enumerable.Range(0, _parent._columns.Written.Length).Any(activeOutput);
            return column => active && column == _input.Index;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            return _parent._columns.GetGetter(input, iinfo, Find);
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private void Find(ReadOnlySpan<char> text, List<TextSpan> found)
        {
            var tokens = new EthiopicTokenizer(text, _parent.Language, _parent.KeepPunctuation);
            while (tokens.MoveNext()) found.Add(tokens.Current);
        }
    }
}
