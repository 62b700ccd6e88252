using DistillEmb.MLNet.Learning;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class StopRequestTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_token_is_cancelled_with_the_options_token_and_with_the_host_though_nobody_asks(bool byHost)
    {
        using var own = new CancellationTokenSource();
        bool isHostCancelled = false;
        using var stop = new StopRequest(own.Token, () => Volatile.Read(ref isHostCancelled));
        Assert.False(stop.Token.IsCancellationRequested);
        if (byHost) Volatile.Write(ref isHostCancelled, true);
        else own.Cancel();
        Assert.True(stop.Token.WaitHandle.WaitOne(Patience));
        Assert.True(stop.IsRequested);
        Assert.Equal(own.Token, Assert.Throws<OperationCanceledException>(() => stop.ThrowIfRequested("stopped")).CancellationToken);
    }

    // A reader that never looks at its token, and ends: what it gave is not gone on with.
    [Fact]
    public void Work_that_ends_by_itself_after_it_was_cancelled_is_cancelled()
    {
        using var own = new CancellationTokenSource();
        using var stop = new StopRequest(own.Token, () => false);
        Assert.Equal(5, stop.Run(_ => 5, "stopped"));
        var fault = Assert.Throws<OperationCanceledException>(() => stop.Run(
            _ =>
            {
                own.Cancel();
                return 5;
            },
            "stopped"));
        Assert.Equal(("stopped", own.Token), (fault.Message, fault.CancellationToken));
    }

    [Fact]
    public void A_cancellation_of_something_else_is_no_stop()
    {
        using var stop = new StopRequest(CancellationToken.None, () => false);
        Assert.Equal("another", Assert.Throws<OperationCanceledException>(() => stop.Run<int>(_ => throw new OperationCanceledException("another"), "stopped")).Message);
        Assert.False(stop.IsRequested);
    }
}
