using System.Globalization;

namespace TextClassification;

/// <summary>The command line.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        Usage: TextClassification [--data DIR] [--encoder ZIP] [--frozen] [--epochs N] [--seed N] [--threads N] [--out FILE]
          --data DIR     a folder with train.tsv, dev.tsv and test.tsv, or the same with .gz: a header, then a label, a tab and a
                         text a line (default: the texts of the repository)
          --encoder ZIP  a model with the encoder to start from, such as samples/Amharic writes (default: with the data of the
                         repository one is distilled from it, with other data the encoder starts at random)
          --frozen       leaves the encoder as it is
          --epochs N     passes over the texts, at most
          --seed N       the seed of everything random
          --threads N    threads to train with
          --out FILE     the model to write
        What is not given is in TopicModel.mbconfig. Ctrl+C stops training and goes on with the best model so far.
        """;

    private static readonly string[] WithValue = ["--data", "--encoder", "--epochs", "--seed", "--threads", "--out"];

    public string? DataFolder { get; private set; }

    public string? Encoder { get; private set; }

    public bool Frozen { get; private set; }

    public int? Epochs { get; private set; }

    public int? Seed { get; private set; }

    public int? Threads { get; private set; }

    public string? Output { get; private set; }

    /// <exception cref="FormatException">The arguments are not as in <see cref="Usage"/>.</exception>
    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i];
            string value = "";
            if (WithValue.Contains(name) && (++i == args.Length || (value = args[i]).Length == 0)) throw new FormatException($"{name} needs a value.");
            switch (name)
            {
                case "--data": parsed.DataFolder = value; break;
                case "--encoder": parsed.Encoder = value; break;
                case "--frozen": parsed.Frozen = true; break;
                case "--epochs": parsed.Epochs = Number(name, value, 1); break;
                case "--seed": parsed.Seed = Number(name, value, 0); break;
                case "--threads": parsed.Threads = Number(name, value, 0); break;
                case "--out": parsed.Output = value; break;
                default: throw new FormatException($"There is no option '{name}'.");
            }
        }

        if (parsed.Frozen && parsed.Encoder is null && parsed.DataFolder is not null) throw new FormatException("--frozen needs an encoder: give its model by --encoder.");
        return parsed;
    }

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{name} is '{value}'; expected a whole number from {least}.");
}
