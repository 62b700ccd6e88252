using Xunit;

namespace DistillEmb.MLNet.Tests.Rows;

/// <summary>Tests that measure the memory of the whole process: no others run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredMemory
{
    public const string Name = "Measured memory";
}
