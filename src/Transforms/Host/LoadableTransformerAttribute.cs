using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>Tells ML.NET what loads a transformer.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableTransformerAttribute<TTransformer>() : LoadableClassAttributeBase(
    null, typeof(TTransformer), typeof(TransformerLoader<TTransformer>), null, [typeof(SignatureLoadModel)], TTransformer.Format.UserName, TTransformer.Format.LoaderName)
    where TTransformer : SavedTransformer, ILoadable<TTransformer>;
