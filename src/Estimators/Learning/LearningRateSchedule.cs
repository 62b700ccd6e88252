namespace DistillEmb.MLNet.Learning;

/// <summary>Linear warm-up over the first twentieth of the steps, then half a cosine down to a share of the peak, step by step.</summary>
internal sealed class LearningRateSchedule(double peak, double finalShare, int steps)
{
    private const double WarmUpShare = 0.05;

    private readonly int _warmUp = Math.Max(1, (int)(steps * WarmUpShare));

    /// <summary>The rate of a step, from 0.</summary>
    public double RateOf(int step)
    {
        if (step < _warmUp) return peak * (step + 1) / _warmUp;
        double progress = (double)(step - _warmUp) / Math.Max(1, steps - _warmUp);
        double fall = 0.5 * (1 - Math.Cos(Math.PI * Math.Min(1, progress)));
        return peak * (1 - ((1 - finalShare) * fall));
    }
}
