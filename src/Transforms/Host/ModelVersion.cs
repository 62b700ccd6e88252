using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>What ML.NET writes before a transformer's own data, and checks when it reads it. What changes after that, changes sections, not this.</summary>
internal static class ModelVersion
{
    private const uint First = 0x00010001;

    /// <param name="modelSignature">Eight letters that begin the transformer's file.</param>
    /// <param name="loaderSignature">The name by which ML.NET finds the loader.</param>
    public static VersionInfo Of<TTransformer>(string modelSignature, string loaderSignature) => new(
        modelSignature: modelSignature,
        verWrittenCur: First,
        verReadableCur: First,
        verWeCanReadBack: First,
        loaderAssemblyName: typeof(TTransformer).Assembly.FullName,
        loaderSignature: loaderSignature);
}
