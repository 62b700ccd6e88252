using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>
/// What the transformers of this package have in common: they work a row at a time, compute nothing for columns that are not asked for, are saved whole into
/// a model's <c>.zip</c>, and are safe to use from many threads. Others cannot derive from it.
/// </summary>
public abstract class SavedTransformer : RowToRowTransformerBase
{
    private readonly ModelFormat _format;

    private protected SavedTransformer(IHostEnvironment environment, ModelFormat format)
        : base(environment.Register(format.TypeName)) => _format = format;

    /// <inheritdoc />
    protected sealed override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(_format.At(FormatVersion));
        Save(new ModelWriter(ctx));
    }

    /// <inheritdoc />
    protected sealed override IRowMapper MakeRowMapper(DataViewSchema schema) => CreateMapper(schema);

    internal IRowMapper CreateMapper(DataViewSchema schema) => new Mapper(this, schema);

    /// <summary>The oldest version of the transformer's own data that can hold what it is.</summary>
    internal virtual uint FormatVersion => ModelFormat.First;

    /// <summary>Writes what makes this transformer another than those of its type.</summary>
    internal abstract void Save(ModelWriter model);

    /// <summary>What is made of rows with a schema.</summary>
    /// <exception cref="ArgumentException">A column is missing or holds something else.</exception>
    internal abstract RowMapper Map(DataViewSchema schema);

    // ML.NET's mapper around ours.
    private sealed class Mapper : MapperBase, IRowMapper
    {
        private readonly SavedTransformer _parent;
        private readonly RowMapper _rows;

        public Mapper(SavedTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), schema, parent)
        {
            _parent = parent;
            _rows = parent.Map(schema);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => _rows.Columns;

        protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) => IsAnyActive(activeOutput) ? _rows.GetDependencies(activeOutput) : _ => false;

        // In place of the base's own, which makes one getter at a time, and calls the disposers of columns that nobody asked for too: they are null.
        Delegate?[] IRowMapper.CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            return IsAnyActive(activeOutput) ? _rows.CreateGetters(input, activeOutput, out disposer) : new Delegate?[OutputColumns.Value.Length];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer) => throw new NotSupportedException();

        protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);

        private bool IsAnyActive(Func<int, bool> activeOutput) => Enumerable.Range(0, OutputColumns.Value.Length).Any(activeOutput);
    }
}
