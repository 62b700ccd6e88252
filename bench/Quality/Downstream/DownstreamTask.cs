namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>Learns on the training rows with each of some weights of regularisation (or another setting), keeps the one that is best on dev.</summary>
internal abstract class DownstreamTask
{
    /// <summary>Prints the dev figures of each weight and, if asked for, the test figures of the best.</summary>
    public void Run(string title, bool test, int seed, CancellationToken cancellation)
    {
        Predictions? best = null;
        Func<string, Predictions>? chosen = null;
        foreach (float l2 in Weights)
        {
            cancellation.ThrowIfCancellationRequested();
            Func<string, Predictions> predict = Learn(l2);
            Predictions dev = predict("dev");
            Console.WriteLine(FormattableString.Invariant($"{title}, {Setting} {l2}: dev {dev.Describe(seed)}"));
            if (best is not null && dev.F1 <= best.F1) continue;
            best = dev;
            chosen = predict;
        }

        Console.WriteLine($"{title}, best: dev {best!.Describe(seed)}");
        if (test) Console.WriteLine($"{title}, best: test {chosen!("test").Describe(seed)}");
    }

    /// <summary>What <see cref="Weights"/> are.</summary>
    protected virtual string Setting => "L2";

    /// <summary>Weights of the squared norm, the greatest first, so that of equally good ones the greatest is kept.</summary>
    protected abstract IReadOnlyList<float> Weights { get; }

    /// <summary>Learns with a weight of the squared norm.</summary>
    /// <returns>Predictions for a part of the data, by its name.</returns>
    protected abstract Func<string, Predictions> Learn(float l2);
}
