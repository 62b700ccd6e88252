using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>How ML.NET knows a type of transformer in a saved model.</summary>
/// <param name="TypeName">The transformer's type, in ML.NET's log.</param>
/// <param name="UserName">The transformer in words.</param>
/// <param name="Signature">Eight letters that begin its data.</param>
/// <param name="LoaderName">The name by which ML.NET finds what loads it.</param>
/// <param name="Newest">The newest version of the transformer's own data, where that has no sections.</param>
internal sealed record ModelFormat(string TypeName, string UserName, string Signature, string LoaderName, uint Newest = ModelFormat.First)
{
    /// <summary>The first version. Of a transformer with sections what changes after that, changes these.</summary>
    public const uint First = 0x00010001;

    /// <summary>A version with one more option.</summary>
    public const uint Second = 0x00010002;

    /// <summary>What ML.NET checks when it reads a transformer.</summary>
    public VersionInfo Version => At(Newest);

    /// <summary>What ML.NET writes before data of a version; older packages refuse what is newer than they are.</summary>
    public VersionInfo At(uint version) => new(
        modelSignature: Signature,
        verWrittenCur: version,
        verReadableCur: version,
        verWeCanReadBack: First,
        loaderAssemblyName: typeof(ModelFormat).Assembly.FullName,
        loaderSignature: LoaderName);
}
