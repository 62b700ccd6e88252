using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbTextClassificationTransformer
{
    private sealed class Mapper(DistillEmbTextClassificationTransformer parent, DataViewSchema.Column tokens) : RowMapper(tokens)
    {
        private const int PredictedLabel = 0; // The places of the columns among those that are written.
        private const int Score = 1;

        public override DataViewSchema.DetachedColumn[] Columns =>
            [parent.ClassType.Written(parent.PredictedLabelColumnName, parent.Classes), WrittenColumn.Scores(parent.ScoreColumnName, parent.Classes)];

        // As in the tagger, class and scores are of one run, so that a row is read once, and its buffers are given back once.
        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            var current = new RowClass(parent.Classifier, row, Input);
            disposer = current.Run.Release;
            return [isActive(PredictedLabel) ? GetClass(current) : null, isActive(Score) ? GetScores(current) : null];
        }

        private static ValueGetter<uint> GetClass(RowClass row) => (ref uint destination) => destination = (uint)row.Current().Best + 1; // Key 0 is a missing one.

        private static ValueGetter<VBuffer<float>> GetScores(RowClass row) => (ref VBuffer<float> destination) =>
        {
            ReadOnlySpan<float> probabilities = row.Current().Probabilities;
            VBufferEditor<float> editor = VBufferEditor.Create(ref destination, probabilities.Length);
            probabilities.CopyTo(editor.Values);
            destination = editor.Commit();
        };
    }
}
