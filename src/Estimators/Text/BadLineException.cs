namespace DistillEmb.MLNet.Text;

/// <summary>A line is bad by itself: those behind it can be read.</summary>
/// <param name="fault">What is told of it.</param>
internal sealed class BadLineException(InvalidDataException fault) : Exception(fault.Message, fault)
{
    public InvalidDataException Fault { get; } = fault;
}
