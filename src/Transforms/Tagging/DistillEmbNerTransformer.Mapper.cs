using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbNerTransformer
{
    private sealed class Mapper : MapperBase, IRowMapper
    {
        private const int PredictedLabel = 0; // The place of the column among those that are written.

        private readonly DistillEmbNerTransformer _parent;
        private readonly DataViewSchema.Column _tokens;

        public Mapper(DistillEmbNerTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _tokens = TextColumn.OfTokens(inputSchema, parent.TokensColumnName).Column;
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            IReadOnlyList<string> tags = _parent.Tags;
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddKeyValues<ReadOnlyMemory<char>>(tags.Count, TextDataViewType.Instance, (ref VBuffer<ReadOnlyMemory<char>> values) =>
                values = new VBuffer<ReadOnlyMemory<char>>(tags.Count, [.. tags.Select(tag => tag.AsMemory())]));
            var predicted = new DataViewSchema.DetachedColumn(
                _parent.PredictedLabelColumnName, new VectorDataViewType(new KeyDataViewType(typeof(uint), tags.Count)), annotations.ToAnnotations());
            return _parent.ConfidenceColumnName is string confidence
                ? [predicted, new DataViewSchema.DetachedColumn(confidence, new VectorDataViewType(NumberDataViewType.Single))]
                : [predicted];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            bool isActive = activeOutput(PredictedLabel) || (_parent.ConfidenceColumnName is not null && activeOutput(PredictedLabel + 1));
            return column => isActive && column == _tokens.Index;
        }

        // In place of the base's own: tags and their probabilities are of one run, so that a row is tagged once, and its buffers are given back
        // once. (The base calls the disposers of columns that nobody asked for too, and they are null.)
        Delegate?[] IRowMapper.CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            var getters = new Delegate?[_parent.ConfidenceColumnName is null ? 1 : 2];
            if (!getters.Where((_, column) => activeOutput(column)).Any()) return getters;
            var row = new RowTags(_parent.Tagger, input, _tokens);
            disposer = row.Run.Release;
            for (int column = 0; column < getters.Length; column++)
            {
                if (activeOutput(column)) getters[column] = column == PredictedLabel ? GetTags(row) : GetConfidences(row);
            }

            return getters;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer) => throw new NotSupportedException();

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private static ValueGetter<VBuffer<uint>> GetTags(RowTags row) => (ref VBuffer<uint> destination) =>
        {
            ReadOnlySpan<int> tags = row.Current().Tags;
            VBufferEditor<uint> editor = VBufferEditor.Create(ref destination, tags.Length);
            for (int i = 0; i < tags.Length; i++) editor.Values[i] = (uint)tags[i] + 1; // Key 0 is a missing one.
            destination = editor.Commit();
        };

        private static ValueGetter<VBuffer<float>> GetConfidences(RowTags row) => (ref VBuffer<float> destination) =>
        {
            ReadOnlySpan<float> probabilities = row.Current().Probabilities;
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, probabilities.Length);
            probabilities.CopyTo(editor.Values);
            destination = editor.Commit();
        };
    }
}
