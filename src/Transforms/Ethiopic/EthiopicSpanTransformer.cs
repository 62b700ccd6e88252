using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>Cuts a text in Ethiopic script into parts: tokens or sentences.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Column</term><description>Type</description></listheader>
/// <item><term><see cref="OutputColumnName"/></term><description>Vector of text, an item a part, none for empty text</description></item>
/// <item><term><see cref="OffsetsColumnName"/></term><description>Vector of <see cref="int"/>, [parts, 2] row by row: where a part begins in the text, and its length,
/// in UTF-16 code units; only where such a column was named</description></item>
/// </list>
/// Nothing is computed for columns that are not asked for. A transformer is saved whole into the model's <c>.zip</c> and is safe to use from many threads.
/// </remarks>
public abstract class EthiopicSpanTransformer : SavedTransformer
{
    private protected EthiopicSpanTransformer(IHostEnvironment environment, ModelFormat format, SpanColumns columns)
        : base(environment, format) => Columns = columns;

    /// <summary>The column of parts that is written.</summary>
    public string OutputColumnName => Columns.Output;

    /// <summary>The column of text that is read.</summary>
    public string InputColumnName => Columns.Input;

    /// <summary>The column of places that is written; null where there is none.</summary>
    public string? OffsetsColumnName => Columns.Offsets;

    private protected SpanColumns Columns { get; }

    internal sealed override RowMapper Map(DataViewSchema schema) => new Mapper(this, Columns.Text.In(schema));

    /// <summary>Adds the parts of a text to a list.</summary>
    private protected abstract void Find(ReadOnlySpan<char> text, List<TextSpan> found);

    private sealed class Mapper(EthiopicSpanTransformer parent, DataViewSchema.Column text) : RowMapper(text)
    {
        private const int Parts = 0; // The places of the columns among those that are written.
        private const int Places = 1;

        public override DataViewSchema.DetachedColumn[] Columns => parent.Columns.Written;

        // Parts and places are of one search.
        public override Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer)
        {
            disposer = null;
            var spans = new RowSpans(row, Input, parent.Find);
            Delegate? parts = isActive(Parts) ? (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)spans.GetParts : null;
            return parent.OffsetsColumnName is null ? [parts] : [parts, isActive(Places) ? (ValueGetter<VBuffer<int>>)spans.GetPlaces : null];
        }
    }
}
