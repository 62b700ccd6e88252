namespace DistillEmb.MLNet.Fuzz;

/// <summary>Gives a reader an input and holds it to what readers promise.</summary>
internal sealed record Trial(TimeSpan Time, long Allocated, InvalidDataException? Fault)
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(1);

    /// <summary>Reads an input.</summary>
    /// <exception cref="Finding">It took more than a second of processor time, allocated more than twice the input beside its allowance, failed in another way than readers promise, or did not tell how.</exception>
    public static Trial Of(FuzzTarget target, byte[] input)
    {
        // Of the processor, not of the clock: the machine does other things beside.
        TimeSpan started = Environment.CpuUsage.TotalTime;
        long before = GC.GetTotalAllocatedBytes();
        InvalidDataException? fault = null;
        try
        {
            target.Read(input);
        }
        catch (InvalidDataException told)
        {
            fault = told;
        }
        catch (Exception other)
        {
            throw new Finding($"{other.GetType().Name}: {other.Message}", other);
        }

        var trial = new Trial(Environment.CpuUsage.TotalTime - started, GC.GetTotalAllocatedBytes() - before, fault);
        long most = target.Allowance + (2L * input.Length);
        if (trial.Allocated > most) throw new Finding($"It allocated {trial.Allocated} bytes for an input of {input.Length}; expected at most {most}.", fault);
        if (trial.Time > LongestTime) throw new Finding($"It took {trial.Time.TotalSeconds:F1} s of processor time for an input of {input.Length} bytes.", fault);
        return fault is null || target.IsTold(fault) ? trial : throw new Finding($"The fault does not say what it has to: {fault.Message}", fault);
    }
}
