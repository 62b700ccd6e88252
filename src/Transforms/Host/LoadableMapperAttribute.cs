using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>Tells ML.NET what loads the mapper of a transformer.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableMapperAttribute<TTransformer>() : LoadableClassAttributeBase(
    null, typeof(IRowMapper), typeof(TransformerLoader<TTransformer>), null, [typeof(SignatureLoadRowMapper)], TTransformer.Format.UserName, TTransformer.Format.LoaderName)
    where TTransformer : SavedTransformer, ILoadable<TTransformer>;
