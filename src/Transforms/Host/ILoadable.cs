using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>A transformer that ML.NET can load, once <c>LoadableClasses.cs</c> has a line for it.</summary>
internal interface ILoadable<TSelf>
    where TSelf : SavedTransformer, ILoadable<TSelf>
{
    static abstract ModelFormat Format { get; }

    /// <summary>Reads what <see cref="SavedTransformer.Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or needs a newer package.</exception>
    static abstract TSelf Load(IHostEnvironment environment, ModelReader model);
}
