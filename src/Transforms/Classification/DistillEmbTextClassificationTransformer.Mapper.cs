using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class DistillEmbTextClassificationTransformer
{
    private sealed class Mapper : MapperBase, IRowMapper
    {
        private const int PredictedLabel = 0; // The places of the columns among those that are written.
        private const int Score = 1;

        private readonly DistillEmbTextClassificationTransformer _parent;
        private readonly DataViewSchema.Column _tokens;

        public Mapper(DistillEmbTextClassificationTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _tokens = TextColumn.OfTokens(inputSchema, parent.TokensColumnName).Column;
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            int count = _parent.Classes.Count;
            var keys = new DataViewSchema.Annotations.Builder();
            keys.AddKeyValues<ReadOnlyMemory<char>>(count, TextDataViewType.Instance, GetClasses);
            var scores = new DataViewSchema.Annotations.Builder();
            scores.AddSlotNames(count, GetClasses);
            scores.Add(AnnotationUtils.Kinds.ScoreColumnKind, TextDataViewType.Instance, (ref ReadOnlyMemory<char> value) => value = AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification.AsMemory());
            scores.Add(AnnotationUtils.Kinds.ScoreValueKind, TextDataViewType.Instance, (ref ReadOnlyMemory<char> value) => value = AnnotationUtils.Const.ScoreValueKind.Probability.AsMemory());
            return
            [
                new DataViewSchema.DetachedColumn(_parent.PredictedLabelColumnName, new KeyDataViewType(typeof(uint), count), keys.ToAnnotations()),
                new DataViewSchema.DetachedColumn(_parent.ScoreColumnName, new VectorDataViewType(NumberDataViewType.Single, count), scores.ToAnnotations()),
            ];
        }

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            bool isActive = activeOutput(PredictedLabel) || activeOutput(Score);
            return column => isActive && column == _tokens.Index;
        }

        // In place of the base's own, as in the tagger: class and scores are of one run, so that a row is read once, and its buffers are given back once.
        Delegate?[] IRowMapper.CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            var getters = new Delegate?[2];
            if (!activeOutput(PredictedLabel) && !activeOutput(Score)) return getters;
            var row = new RowClass(_parent.Classifier, input, _tokens);
            disposer = row.Run.Release;
            if (activeOutput(PredictedLabel)) getters[PredictedLabel] = GetClass(row);
            if (activeOutput(Score)) getters[Score] = GetScores(row);
            return getters;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer) => throw new NotSupportedException();

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private void GetClasses(ref VBuffer<ReadOnlyMemory<char>> values) =>
            values = new VBuffer<ReadOnlyMemory<char>>(_parent.Classes.Count, [.. _parent.Classes.Select(name => name.AsMemory())]);

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
