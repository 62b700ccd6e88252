using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet;

public sealed partial class TagsToEntitiesTransformer
{
    private sealed class Mapper(TagsToEntitiesTransformer parent, TextColumn tokens, TextColumn tags, DataViewSchema.Column? confidences) : RowMapper(tags.Column)
    {
        private readonly EntityColumns _columns = parent._columns;
        private readonly bool _marksSpans = tags.KeyValues is not string[] names || SpanTag.MarkSpans(names) != false; // Parts of speech may be single letters, too.

        public override DataViewSchema.DetachedColumn[] Columns =>
            [.. _columns.Written.Select(column => new DataViewSchema.DetachedColumn(column.Name, new VectorDataViewType(column.ItemType)))];

        public override Func<int, bool> GetDependencies(Func<int, bool> isActive)
        {
            EntityField[] active = [.. _columns.Written.Where((_, place) => isActive(place)).Select(column => column.Field)];
            return column => column == Input.Index
                || (active.Contains(EntityField.Text) && column == tokens.Column.Index)
                || (active.Contains(EntityField.Confidence) && column == confidences!.Value.Index);
        }

        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            disposer = null;
            return [.. _columns.Written.Select((column, place) => isActive(place) ? GetterOf(column.Field, row) : null)];
        }

        private Delegate GetterOf(EntityField field, DataViewRow input)
        {
            var reader = new TagReader(null, "Row");
            var spans = new List<TagSpan>();
            Func<string[]> getTags = tags.GetGetter(input);
            return field switch
            {
                EntityField.Text => Texts(),
                EntityField.Type => Each(span => span.Type.AsMemory()),
                EntityField.FirstToken => Each(span => span.First),
                EntityField.LastToken => Each(span => span.Last),
                _ => Confidences(),
            };

            int Read()
            {
                string[] read = getTags();
                spans.Clear();
                if (_marksSpans) reader.Read(read, spans, input.Position);
                return read.Length;
            }

            ValueGetter<VBuffer<T>> Each<T>(Func<TagSpan, T> value) => (ref VBuffer<T> destination) =>
            {
                Read();
                Fill(spans, value, ref destination);
            };

            ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts()
            {
                Func<string[]> getTokens = tokens.GetGetter(input);
                return (ref VBuffer<ReadOnlyMemory<char>> destination) =>
                {
                    int count = Read();
                    string[] texts = getTokens();
                    CheckCount(input.Position, count, texts.Length, tokens.Column.Name, "tokens");
                    Fill(spans, span => span.Join(texts).AsMemory(), ref destination);
                };
            }

            ValueGetter<VBuffer<float>> Confidences()
            {
                ValueGetter<VBuffer<float>> get = input.GetGetter<VBuffer<float>>(confidences!.Value);
                VBuffer<float> row = default;
                return (ref VBuffer<float> destination) =>
                {
                    int count = Read();
                    get(ref row);
                    CheckCount(input.Position, count, row.Length, confidences.Value.Name, "confidences");
                    float[] values = [.. row.DenseValues()];
                    Fill(spans, span => span.Confidence(values, parent.Confidence), ref destination);
                };
            }
        }

        private static void Fill<T>(List<TagSpan> spans, Func<TagSpan, T> value, ref VBuffer<T> destination)
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref destination, spans.Count);
            for (int i = 0; i < spans.Count; i++) editor.Values[i] = value(spans[i]);
            destination = editor.Commit();
        }

        private void CheckCount(long row, int count, int others, string column, string what)
        {
            if (count != others)
                throw new InvalidDataException($"Row {row} has {count} tags in '{tags.Column.Name}' and {others} {what} in '{column}'; expected as many of both.");
        }
    }
}
