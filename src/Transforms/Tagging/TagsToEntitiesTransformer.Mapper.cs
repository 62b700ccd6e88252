using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

public sealed partial class TagsToEntitiesTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly TagsToEntitiesTransformer _parent;
        private readonly TextColumn _tokens;
        private readonly TextColumn _tags;
        private readonly DataViewSchema.Column? _confidences;

        public Mapper(TagsToEntitiesTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            EntityColumns columns = parent._columns;
            _tokens = TextColumn.OfTokens(inputSchema, columns.Tokens);
            _tags = TextColumn.OfTags(inputSchema, columns.Tags);
            _confidences = columns.Confidences is null ? null : InputColumn.OfConfidences(columns.Confidences).In(inputSchema);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() =>
            [.. _parent._columns.Written.Select(column => new DataViewSchema.DetachedColumn(column.Name, new VectorDataViewType(column.ItemType)))];

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            EntityField[] active = [.. _parent._columns.Written.Where((_, place) => activeOutput(place)).Select(column => column.Field)];
            return column => (active.Length > 0 && column == _tags.Column.Index)
                || (active.Contains(EntityField.Text) && column == _tokens.Column.Index)
                || (active.Contains(EntityField.Confidence) && column == _confidences!.Value.Index);
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            var reader = new TagReader(null, "Row");
            var spans = new List<TagSpan>();
            Func<string[]> getTags = _tags.GetGetter(input);
            return _parent._columns.Written[iinfo].Field switch
            {
                EntityField.Text => Texts(),
                EntityField.Type => Each(span => span.Type.AsMemory()),
                EntityField.FirstToken => Each(span => span.First),
                EntityField.LastToken => Each(span => span.Last),
                _ => Confidences(),
            };

            int Read()
            {
                string[] tags = getTags();
                reader.Read(tags, spans, input.Position);
                return tags.Length;
            }

            ValueGetter<VBuffer<T>> Each<T>(Func<TagSpan, T> value) => (ref VBuffer<T> destination) =>
            {
                Read();
                Fill(spans, value, ref destination);
            };

            ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts()
            {
                Func<string[]> getTokens = _tokens.GetGetter(input);
                return (ref VBuffer<ReadOnlyMemory<char>> destination) =>
                {
                    int count = Read();
                    string[] tokens = getTokens();
                    CheckCount(input.Position, count, tokens.Length, _tokens.Column.Name, "tokens");
                    Fill(spans, span => span.Join(tokens).AsMemory(), ref destination);
                };
            }

            ValueGetter<VBuffer<float>> Confidences()
            {
                ValueGetter<VBuffer<float>> get = input.GetGetter<VBuffer<float>>(_confidences!.Value);
                VBuffer<float> row = default;
                return (ref VBuffer<float> destination) =>
                {
                    int count = Read();
                    get(ref row);
                    CheckCount(input.Position, count, row.Length, _confidences.Value.Name, "confidences");
                    float[] confidences = [.. row.DenseValues()];
                    Fill(spans, span => span.Confidence(confidences, _parent.Confidence), ref destination);
                };
            }
        }

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private static void Fill<T>(List<TagSpan> spans, Func<TagSpan, T> value, ref VBuffer<T> destination)
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref destination, spans.Count);
            for (int i = 0; i < spans.Count; i++) editor.Values[i] = value(spans[i]);
            destination = editor.Commit();
        }

        private void CheckCount(long row, int tags, int others, string column, string what)
        {
            if (tags != others)
                throw new InvalidDataException($"Row {row} has {tags} tags in '{_tags.Column.Name}' and {others} {what} in '{column}'; expected as many of both.");
        }
    }
}
