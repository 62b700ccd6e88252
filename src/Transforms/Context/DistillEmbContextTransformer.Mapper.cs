using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Sequences;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbContextTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly DistillEmbContextTransformer _parent;
        private readonly DataViewSchema.Column _tokens;
        private readonly ContextPooling _pooling;

        public Mapper(DistillEmbContextTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _tokens = TextColumn.OfTokens(inputSchema, parent.TokensColumnName).Column;
            _pooling = new ContextPooling(parent.Output, parent.Model.Shape.Lstm.OutputSize);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() =>
        [
            new(_parent.OutputColumnName, _pooling.KnownSize is int size ? new VectorDataViewType(NumberDataViewType.Single, size) : new VectorDataViewType(NumberDataViewType.Single)),
        ];

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            activeOutput(0) ? column => column == _tokens.Index : _ => false;

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            SentenceReader reader = _parent.Model.Reader;
            SequenceScratch scratch = reader.RentScratch();
            SequenceScratch? held = scratch;
            disposer = () =>
            {
                // Whoever disposes twice must not hand the same buffers to two others.
                if (Interlocked.Exchange(ref held, null) is SequenceScratch released) reader.ReturnScratch(released);
            };
            var tokens = new RowTokens(input, _tokens);
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> destination) => _pooling.Pool(reader.Read(tokens.Read(), scratch), ref destination));
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
