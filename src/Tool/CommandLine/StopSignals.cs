using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>Ctrl+C (SIGINT) and SIGTERM: the first one asks the command to stop cleanly, the second one ends the process.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int SignalBase = 128; // As shells count: 128 and the number of the signal.
    private const int InterruptNumber = 2;
    private const int TerminateNumber = 15;

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals()
    {
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>What a stopped command ends with: 130 after Ctrl+C, 143 after SIGTERM.</summary>
    public int ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested) return;
        context.Cancel = true;
        ExitCode = SignalBase + (context.Signal == PosixSignal.SIGINT ? InterruptNumber : TerminateNumber);
        _stop.Cancel();
    }
}
