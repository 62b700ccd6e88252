using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbNerTransformer
{
    private sealed class Mapper(DistillEmbNerTransformer parent, DataViewSchema.Column tokens) : RowMapper(tokens)
    {
        private const int PredictedLabel = 0; // The places of the columns among those that are written.
        private const int Confidence = 1;

        public override DataViewSchema.DetachedColumn[] Columns =>
        [
            WrittenColumn.Keys(parent.PredictedLabelColumnName, parent.Tags),
            .. parent.ConfidenceColumnName is string name ? [new(name, new VectorDataViewType(NumberDataViewType.Single))] : Array.Empty<DataViewSchema.DetachedColumn>(),
        ];

        // Tags and their probabilities are of one run, so that a row is tagged once, and its buffers are given back once.
        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            var current = new RowTags(parent.Tagger, row, Input);
            disposer = current.Run.Release;
            Delegate? tags = isActive(PredictedLabel) ? GetTags(current) : null;
            return parent.ConfidenceColumnName is null ? [tags] : [tags, isActive(Confidence) ? GetConfidences(current) : null];
        }

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
