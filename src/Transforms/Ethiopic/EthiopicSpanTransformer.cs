using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
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
public abstract class EthiopicSpanTransformer : RowToRowTransformerBase
{
    private protected EthiopicSpanTransformer(IHost host, SpanColumns columns)
        : base(host) => Columns = columns;

    /// <summary>The column of parts that is written.</summary>
    public string OutputColumnName => Columns.Output;

    /// <summary>The column of text that is read.</summary>
    public string InputColumnName => Columns.Input;

    /// <summary>The column of places that is written; null where there is none.</summary>
    public string? OffsetsColumnName => Columns.Offsets;

    private protected SpanColumns Columns { get; }

    /// <inheritdoc />
    protected sealed override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    /// <summary>Adds the parts of a text to a list.</summary>
    private protected abstract void Find(ReadOnlySpan<char> text, List<TextSpan> found);

    private sealed class Mapper : MapperBase, IRowMapper
    {
        private const int Parts = 0; // The places of the columns among those that are written.
        private const int Places = 1;

        private readonly EthiopicSpanTransformer _parent;
        private readonly DataViewSchema.Column _input;

        public Mapper(EthiopicSpanTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _input = parent.Columns.Text.In(inputSchema);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => _parent.Columns.Written;

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            bool isActive = Enumerable.Range(0, _parent.Columns.Written.Length).Any(activeOutput);
            return column => isActive && column == _input.Index;
        }

        // In place of the base's own: parts and places are of one search.
        Delegate?[] IRowMapper.CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            var getters = new Delegate?[_parent.Columns.Written.Length];
            if (!Enumerable.Range(0, getters.Length).Any(activeOutput)) return getters;
            var spans = new RowSpans(input, _input, _parent.Find);
            if (activeOutput(Parts)) getters[Parts] = (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)spans.GetParts;
            if (getters.Length > Places && activeOutput(Places)) getters[Places] = (ValueGetter<VBuffer<int>>)spans.GetPlaces;
            return getters;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer) => throw new NotSupportedException();

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
