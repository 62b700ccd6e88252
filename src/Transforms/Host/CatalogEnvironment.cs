using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>The environment of the <see cref="MLContext"/> that a catalog belongs to.</summary>
internal static class CatalogEnvironment
{
    public static IHostEnvironment Of(DataOperationsCatalog catalog) => CatalogUtils.GetEnvironment(catalog);

    public static IHostEnvironment Of(TransformsCatalog catalog) => CatalogUtils.GetEnvironment(catalog);

    public static IHostEnvironment Of(TransformsCatalog.TextTransforms catalog) => CatalogUtils.GetEnvironment(catalog);

    public static IHostEnvironment Of(TrainCatalogBase.CatalogInstantiatorBase catalog) => CatalogUtils.GetEnvironment(catalog);
}
