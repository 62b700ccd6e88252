using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.CommandLine;

/// <summary>Exit code 2 for a wrong command line, 1 for what goes wrong on the way; one line on the error stream, which says what to do.</summary>
public sealed class WrongUseTests(TinyModels models)
{
    [Theory]
    [InlineData("see 'distillemb --help'")]
    [InlineData("'embd'", "embd")]
    [InlineData("see 'distillemb ner --help'", "ner")]
    [InlineData("'--wrds'", "embed", "m.zip", "--wrds", "x")]
    [InlineData("see 'distillemb embed --help'", "embed")]
    [InlineData("--threads is -1; expected a whole number from 0", "embed", "m.zip", "--threads", "-1")]
    [InlineData("--threads is 'many'; expected a whole number", "embed", "m.zip", "--threads", "many")]
    [InlineData("--vec and --words go together", "export", "m.zip", "--vec", "m.vec")]
    [InlineData("Nothing to write", "export", "m.zip")]
    [InlineData("--listed needs a --vocabulary", "analogy", "m.zip", "q.txt", "--listed")]
    [InlineData("expected info-nce, triplet", "distill", "--teacher", "a.vec", "--corpus", "c", "--out", "o.zip", "--objective", "best")]
    [InlineData("expected cpu, gpu or gpu:N", "distill", "--teacher", "a.vec", "--corpus", "c", "--out", "o.zip", "--device", "tpu")]
    [InlineData("expected final-states, attention, maximum", "classify", "train", "--train", "t.tsv", "--out", "o.zip", "--pooling", "best")]
    [InlineData("--json does not go with --to tsv", "classify", "predict", "m.zip", "--json", "--to", "tsv")]
    [InlineData("--json does not go with --to conll", "ner", "predict", "m.zip", "--json", "--to", "conll")]
    [InlineData("--language does not go with --tokenized", "classify", "train", "--train", "t.tsv", "--out", "o.zip", "--tokenized", "--language", "geez")]
    [InlineData("Training takes files", "classify", "train", "--train", "-", "--out", "o.zip")]
    [InlineData("--header goes with --from tsv", "classify", "predict", "m.zip", "--header")]
    [InlineData("expected widths and numbers of filters", "distill", "--teacher", "a.vec", "--corpus", "c", "--out", "o.zip", "--convolutions", "1x8,2")]
    [InlineData("--out", "distill", "--teacher", "a.vec", "--corpus", "c")]
    public void A_wrong_command_line_is_told_in_one_line(string part, params string[] arguments) => ToolProcess.Run(arguments).Failed(2, part);

    [Fact]
    public void Options_out_of_their_range_are_named()
    {
        Distill("--epochs", "0", "--learning-rate", "0").Failed(2, "--epochs is 0; it must be 1 to 10000. --learning-rate is 0; it must be more than 0, at most 1.");
        Distill("--dim", "20", "--heads", "shared").Failed(2, "--dim is 20 but --heads is Shared");
        Distill("--head", "glove").Failed(2, "--head is 'glove'; it must be the name of a teacher, or left out.");
        Distill("--hidden-size", "12", "--ngram-size", "4").Failed(2, "--hidden-size is 12; it must be a multiple of 8", "--ngram-size is 4; it must be a multiple of 8");
        Distill("--convolutions", "17x8").Failed(2, "--convolutions has a bank of width 17");
        Distill("--published", "--ngrams", "false").Failed(2, "--ngrams is for the network positional; small has sizes of its own.");
        Distill("--continue-from", models.Encoder, "--max-word-length", "9").Failed(2, "--max-word-length is 9, but that of --continue-from is 20; it must be equal, or left out.");
        ToolProcess.Run("ner", "train", "--train", models.Train, "--out", models.NewPath(".zip"), "--dropout", "1.5").Failed(2, "--dropout is 1.5");
        ToolProcess.Run("ner", "train", "--train", models.Train, "--out", models.NewPath(".zip"), "--frozen").Failed(2, "--frozen needs an encoder");
        ToolProcess.Run("classify", "train", "--train", models.Texts, "--out", models.NewPath(".zip"), "--max-tokens", "0").Failed(2, "--max-tokens is 0");
    }

    [Fact]
    public void A_path_that_is_called_as_a_property_stays_as_it_is() =>
        ToolProcess.Run("distill", "--teacher", models.Path("LearningRate.vec"), "--corpus", models.Corpus, "--out", models.NewPath(".zip")).Failed(1, "LearningRate.vec", "does not exist");

    [Theory]
    [InlineData("embed", "{none}")]
    [InlineData("info", "{none}")]
    [InlineData("neighbors", "{none}", "word", "--vocabulary", "{corpus}")]
    [InlineData("export", "{none}", "--onnx", "{new}")]
    [InlineData("analogy", "{none}", "{corpus}")]
    [InlineData("evaluate", "{encoder}", "--teacher", "{none}")]
    [InlineData("embed", "{encoder}", "--words", "{none}")]
    [InlineData("neighbors", "{encoder}", "word", "--vocabulary", "{none}")]
    [InlineData("ner", "predict", "{none}")]
    [InlineData("ner", "evaluate", "{tagger}", "{none}")]
    [InlineData("ner", "train", "--train", "{none}", "--out", "{new}")]
    [InlineData("classify", "predict", "{none}")]
    [InlineData("classify", "predict", "{classifier}", "{none}")]
    [InlineData("classify", "evaluate", "{classifier}", "{none}")]
    [InlineData("classify", "train", "--train", "{none}", "--out", "{new}")]
    [InlineData("distill", "--teacher", "{none}", "--corpus", "{corpus}", "--out", "{new}")]
    [InlineData("distill", "--teacher", "{teacher}", "--corpus", "{none}", "--out", "{new}")]
    public void A_file_that_is_not_there_is_named(params string[] arguments) => ToolProcess.Run(Filled(arguments)).Failed(1, "nowhere", "does not exist");

    [Theory]
    [InlineData("embed", "{corpus}")]
    [InlineData("info", "{corpus}")]
    [InlineData("ner", "predict", "{corpus}")]
    [InlineData("classify", "predict", "{corpus}")]
    public void A_file_that_is_no_model_is_named(params string[] arguments) => ToolProcess.Run(Filled(arguments)).Failed(1, models.Corpus, "could not be read");

    [Fact]
    public void A_model_of_another_kind_is_told()
    {
        ToolProcess.Run("ner", "predict", models.Encoder).Failed(1, "has no tagger in it");
        ToolProcess.Run("classify", "predict", models.Encoder).Failed(1, "has no classifier of texts in it");
        ToolProcess.Run("embed", models.Tagger).Failed(1, "has no DistillEmb encoder in it, but");
    }

    [Fact]
    public void Input_that_is_no_text_is_told_with_its_line()
    {
        string binary = models.NewPath(".bin.txt");
        File.WriteAllBytes(binary, [(byte)'a', (byte)'\n', 0xFF, 0xFE, 0x00, (byte)'\n']);
        foreach (string[] arguments in new[] { new[] { "embed", models.Encoder, "--words", binary }, ["ner", "predict", models.Tagger, binary], ["classify", "predict", models.Classifier, binary] })
        {
            ToolResult result = ToolProcess.Run(arguments);
            Assert.Equal(1, result.Code);
            Assert.Contains("line 2: found", result.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("distill", "--teacher", "{teacher}", "--corpus", "{corpus}", "--out", "{nofolder}")]
    [InlineData("ner", "train", "--train", "{train}", "--out", "{nofolder}")]
    [InlineData("classify", "train", "--train", "{texts}", "--out", "{nofolder}")]
    [InlineData("embed", "{encoder}", "--words", "{corpus}", "--out", "{nofolder}")]
    [InlineData("export", "{encoder}", "--onnx", "{nofolder}")]
    [InlineData("evaluate", "{encoder}", "--teacher", "{teacher}", "--report", "{nofolder}")]
    public void An_output_in_no_folder_is_told_before_any_work(params string[] arguments) => ToolProcess.Run(Filled(arguments)).Failed(1, "nowhere", "does not exist");

    [Fact]
    public void An_unknown_head_is_told_with_those_that_there_are() =>
        ToolProcess.Run("embed", models.Encoder, "--head", "glove").Failed(1, "glove", "'word2vec'", "'fasttext'");

    private ToolResult Distill(params string[] arguments) => ToolProcess.Run(["distill", "--teacher", models.Word2Vec, "--corpus", models.Corpus, "--out", models.NewPath(".zip"), .. arguments]);

    private string[] Filled(string[] arguments) =>
    [
        .. arguments.Select(argument => argument switch
        {
            "{none}" => models.Path("nowhere.zip"),
            "{new}" => models.NewPath(".out"),
            "{nofolder}" => Path.Combine(models.Path("nowhere"), "file"),
            "{encoder}" => models.Encoder,
            "{tagger}" => models.Tagger,
            "{classifier}" => models.Classifier,
            "{texts}" => models.Texts,
            "{teacher}" => models.Word2Vec,
            "{corpus}" => models.Corpus,
            "{train}" => models.Train,
            _ => argument,
        }),
    ];
}
