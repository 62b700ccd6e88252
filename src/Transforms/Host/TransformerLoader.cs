using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>Loads a transformer, and its mapper. ML.NET finds both methods by their name and parameters.</summary>
internal static class TransformerLoader<TTransformer>
    where TTransformer : SavedTransformer, ILoadable<TTransformer>
{
    public static ModelFormat Format => TTransformer.Format;

    public static TTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        env.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Format.Version);
        return TTransformer.Load(env, new ModelReader(ctx));
    }

    public static IRowMapper Create(IHostEnvironment env, ModelLoadContext ctx, DataViewSchema inputSchema) => Create(env, ctx).CreateMapper(inputSchema);
}
