using System.Globalization;

namespace Amharic;

/// <summary>The command line: <c>[--data DIR] [--out FILE] [--epochs N] [--seed N] [--threads N]</c>.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        Usage: Amharic [--data DIR] [--out FILE] [--epochs N] [--seed N] [--threads N]
          --data DIR    a folder with corpus.txt(.gz) and word2vec*.vec(.gz) and fasttext*.vec(.gz)
                        (default: the small data set of the repository)
          --out FILE    the model to write (default: AmharicModel.zip)
          --epochs N    passes over the training words
          --seed N      the seed of everything random (default: 1)
          --threads N   threads to train with (default: one a processor)
        Ctrl+C stops training and goes on with the best model so far.
        """;

    private static readonly string[] Names = ["--data", "--out", "--epochs", "--seed", "--threads"];

    private Arguments()
    {
    }

    public string? DataFolder { get; private set; }

    public string Output { get; private set; } = "AmharicModel.zip";

    public int? Epochs { get; private set; }

    public int Seed { get; private set; } = 1;

    public int Threads { get; private set; }

    /// <exception cref="FormatException">The arguments are not as in <see cref="Usage"/>.</exception>
    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : "";
            if (value.Length == 0 && Names.Contains(args[i])) throw new FormatException($"{args[i]} needs a value.");
            switch (args[i])
            {
                case "--data": parsed.DataFolder = value; break;
                case "--out": parsed.Output = value; break;
                case "--epochs": parsed.Epochs = Number(args[i], value, 1); break;
                case "--seed": parsed.Seed = Number(args[i], value, 0); break;
                case "--threads": parsed.Threads = Number(args[i], value, 0); break;
                default: throw new FormatException($"There is no option '{args[i]}'.");
            }
        }

        return parsed;
    }

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{name} is '{value}'; expected a whole number from {least}.");
}
