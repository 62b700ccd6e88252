using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>A teacher that is read until someone stops it.</summary>
internal sealed class WaitingTeacher(string name, Action? whenRead = null) : Teacher(name)
{
    public bool WasRead { get; private set; }

    internal override WordVectors Load(CancellationToken cancellation)
    {
        WasRead = true;
        whenRead?.Invoke();
        if (!cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(20))) throw new TimeoutException("Nobody stopped the reading.");
        throw new OperationCanceledException(cancellation);
    }
}
