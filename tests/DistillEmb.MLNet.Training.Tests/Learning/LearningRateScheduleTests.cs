using DistillEmb.MLNet.Learning;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class LearningRateScheduleTests
{
    private const double Peak = 0.004;

    [Fact]
    public void Rises_in_a_line_over_the_first_twentieth_of_the_steps()
    {
        var schedule = new LearningRateSchedule(Peak, 0, 200);
        for (int step = 0; step < 10; step++) Assert.Equal(Peak * (step + 1) / 10, schedule.RateOf(step), 1e-12);
    }

    [Fact]
    public void Then_falls_at_every_step_along_half_a_cosine_to_zero()
    {
        var schedule = new LearningRateSchedule(Peak, 0, 200);
        Assert.Equal(Peak, schedule.RateOf(10), 1e-12);
        for (int step = 11; step < 200; step++) Assert.True(schedule.RateOf(step) < schedule.RateOf(step - 1), $"The rate does not fall at step {step}.");
        Assert.Equal(Peak / 2, schedule.RateOf(105), 1e-12);
        Assert.Equal(Peak * (1 + Math.Cos(Math.PI / 4)) / 2, schedule.RateOf(10 + 47) + ((schedule.RateOf(10 + 48) - schedule.RateOf(10 + 47)) / 2), 1e-6);
        Assert.InRange(schedule.RateOf(199), 0, Peak * 1e-3);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    public void Ends_at_the_share_that_was_asked_for(double share)
    {
        var schedule = new LearningRateSchedule(Peak, share, 2000);
        Assert.Equal(Peak * share, schedule.RateOf(1999), Peak * 1e-3);
        Assert.Equal(Peak * (1 + share) / 2, schedule.RateOf(1050), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19)]
    [InlineData(41)]
    public void Is_positive_and_at_most_the_peak_however_few_steps_there_are(int steps)
    {
        var schedule = new LearningRateSchedule(Peak, 0, steps);
        for (int step = 0; step < steps; step++) Assert.InRange(schedule.RateOf(step), double.Epsilon, Peak);
        Assert.Equal(Peak, Enumerable.Range(0, steps).Max(schedule.RateOf), 1e-12);
    }
}
