using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>A teacher that is read until someone stops it.</summary>
internal sealed class WaitingTeacher(string name) : Teacher(name)
{
    public bool WasRead { get; private set; }

    internal override WordVectors Load(CancellationToken cancellation)
    {
        WasRead = true;
        if (!cancellation.WaitHandle.WaitOne(TimeSpan.FromMinutes(1))) throw new TimeoutException("Nobody stopped the reading.");
        throw new OperationCanceledException(cancellation);
    }
}
