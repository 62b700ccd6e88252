using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>How ML.NET knows a type of transformer in a saved model.</summary>
/// <param name="TypeName">The transformer's type, in ML.NET's log.</param>
/// <param name="UserName">The transformer in words.</param>
/// <param name="Signature">Eight letters that begin its data.</param>
/// <param name="LoaderName">The name by which ML.NET finds what loads it.</param>
internal sealed record ModelFormat(string TypeName, string UserName, string Signature, string LoaderName)
{
    private const uint First = 0x00010001; // What changes after that, changes sections, not this.

    /// <summary>What ML.NET writes before the transformer's own data, and checks when it reads it.</summary>
    public VersionInfo Version => new(
        modelSignature: Signature,
        verWrittenCur: First,
        verReadableCur: First,
        verWeCanReadBack: First,
        loaderAssemblyName: typeof(ModelFormat).Assembly.FullName,
        loaderSignature: LoaderName);
}
