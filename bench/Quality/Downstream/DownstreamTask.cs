namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>Learns on the training rows with each of some weights of regularisation, keeps the one that is best on dev.</summary>
internal abstract class DownstreamTask
{
    /// <summary>Prints the dev figures of each weight and, if asked for, the test figures of the best.</summary>
    public void Run(string title, bool test, int seed, CancellationToken cancellation)
    {
        LinearClassifier classifier = Classifier();
        Predictions? best = null;
        Func<IReadOnlyList<Example>, string[]>? chosen = null;
        foreach (float l2 in Weights)
        {
            cancellation.ThrowIfCancellationRequested();
            Func<IReadOnlyList<Example>, string[]> model = classifier.Fit(l2);
            Predictions dev = Predict("dev", model);
            Console.WriteLine(FormattableString.Invariant($"{title}, L2 {l2}: dev {dev.Describe(seed)}"));
            if (best is not null && dev.F1 <= best.F1) continue;
            best = dev;
            chosen = model;
        }

        Console.WriteLine($"{title}, best: dev {best!.Describe(seed)}");
        if (test) Console.WriteLine($"{title}, best: test {Predict("test", chosen!).Describe(seed)}");
    }

    /// <summary>Weights of the squared norm, the greatest first, so that of equally good ones the greatest is kept.</summary>
    protected abstract IReadOnlyList<float> Weights { get; }

    protected abstract LinearClassifier Classifier();

    protected abstract Predictions Predict(string part, Func<IReadOnlyList<Example>, string[]> model);
}
