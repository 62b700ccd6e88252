using DistillEmb.MLNet.Bench;

// Trains one encoder on real data and prints its held-out figures (see Experiment for the arguments), or with the verbs
// "load" and "write" measures how teachers are read (see LoadMeasurement and SyntheticTeacher).
try
{
    return args switch
    {
        ["load", .. string[] rest] => LoadMeasurement.Run(rest),
        ["write", .. string[] rest] => SyntheticTeacher.Run(rest),
        _ => Experiment.Run(args),
    };
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
