using System.Diagnostics;

namespace DistillEmb.MLNet.Speed;

/// <summary>How fast a stretch of training was.</summary>
/// <param name="Words">Words that were trained on.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="ProcessorTime">What it took of all cores together.</param>
internal readonly record struct TrainingPace(long Words, TimeSpan Elapsed, TimeSpan ProcessorTime)
{
    public double WordsPerSecond => Words / Elapsed.TotalSeconds;

    /// <summary>What counts where other programs share the cores.</summary>
    public double WordsPerProcessorSecond => Words / ProcessorTime.TotalSeconds;

    /// <summary>The stretch between two moments.</summary>
    public static TrainingPace Between(Moment start, Moment end, long words) => new(words, Stopwatch.GetElapsedTime(start.Clock, end.Clock), end.Processor - start.Processor);

    /// <summary>A moment on the clock and of the process' processor time.</summary>
    public readonly record struct Moment(long Clock, TimeSpan Processor)
    {
        public static Moment Now()
        {
            using Process process = Process.GetCurrentProcess();
            return new Moment(Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        }
    }
}
