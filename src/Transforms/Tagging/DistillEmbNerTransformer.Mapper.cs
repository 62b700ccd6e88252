using System.Runtime.CompilerServices;
using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbNerTransformer
{
    private sealed class Mapper : MapperBase
    {
        private const int PredictedLabel = 0; // The place of the column among those that are written.

        private readonly DistillEmbNerTransformer _parent;
        private readonly DataViewSchema.Column _tokens;

        // Tags and their probabilities are read from the same row by two getters; it is tagged once.
        private readonly ConditionalWeakTable<DataViewRow, RowTags> _rows = [];

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

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            if (!_rows.TryGetValue(input, out RowTags? row) || row.Run.IsReleased)
            {
                row = new RowTags(_parent.Tagger, input, _tokens);
                _rows.AddOrUpdate(input, row);
            }

            disposer = row.Run.Release;
            if (iinfo == PredictedLabel)
            {
                return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> destination) =>
                {
                    ReadOnlySpan<int> tags = row.Current().Tags;
                    VBufferEditor<uint> editor = VBufferEditor.Create(ref destination, tags.Length);
                    for (int i = 0; i < tags.Length; i++) editor.Values[i] = (uint)tags[i] + 1; // Key 0 is a missing one.
                    destination = editor.Commit();
                });
            }

            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> destination) =>
            {
                ReadOnlySpan<float> probabilities = row.Current().Probabilities;
                VBufferEditor<float> editor = VBufferEditor.Create(ref destination, probabilities.Length);
                probabilities.CopyTo(editor.Values);
                destination = editor.Commit();
            });
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
