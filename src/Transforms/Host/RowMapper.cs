using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>What a transformer makes of rows with one schema.</summary>
/// <param name="input">The column that is read.</param>
internal abstract class RowMapper(DataViewSchema.Column input)
{
    /// <summary>The columns that are written.</summary>
    public abstract DataViewSchema.DetachedColumn[] Columns { get; }

    protected DataViewSchema.Column Input => input;

    /// <summary>Which columns are read, by their indexes.</summary>
    /// <param name="isActive">Whether a written column is asked for, by its place; at least one is.</param>
    public virtual Func<int, bool> GetDependencies(Func<int, bool> isActive) => column => column == input.Index;

    /// <summary>A <see cref="ValueGetter{TValue}"/> for every written column, null for those that are not asked for.</summary>
    /// <param name="row">The row that a cursor stands at.</param>
    /// <param name="isActive">Whether a written column is asked for, by its place; at least one is.</param>
    /// <param name="disposer">Gives back what the getters borrow; null for nothing. It may be called twice.</param>
    public abstract Delegate?[] CreateGetters(DataViewRow row, Func<int, bool> isActive, out Action? disposer);
}
