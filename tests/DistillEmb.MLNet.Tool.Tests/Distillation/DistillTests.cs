using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Distillation;

public sealed class DistillTests(TinyModels models)
{
    private const int Interrupted = 130;

    [Fact]
    public void Training_prints_a_line_an_epoch_for_people_and_the_result_as_data()
    {
        string path = models.NewPath(".zip");
        ToolResult result = ToolProcess.Run(Arguments(path, "--epochs", "2", "--exact-words", "50", "--json")).Ok();
        Assert.Equal(2, result.Errors.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.DoesNotContain('\r', result.Errors);
        JsonElement json = result.Json;
        Assert.Equal(50, json.GetProperty("exactWords").GetInt32());
        Assert.Equal(2, json.GetProperty("dev").GetArrayLength());
        Assert.Equal(50, DistillEmbEncoder.Load(path).ExactWordCount);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model()
    {
        byte[] Trained()
        {
            string path = models.NewPath(".zip");
            ToolProcess.Run(Arguments(path, "--epochs", "1", "--threads", "1", "--seed", "7")).Ok();
            Assert.Equal("7", DistillEmbEncoder.Load(path).Properties["seed"]);
            return File.ReadAllBytes(path);
        }

        Assert.Equal(Trained(), Trained());
    }

    [Fact]
    public void A_corpus_may_be_one_line_and_is_refused_with_its_line_where_a_word_is_none()
    {
        string[] tokens = [.. models.TeacherWords.Concat(models.TeacherWords.Take(300)), .. Enumerable.Repeat("not-a-teachers-word", 20_000)];
        byte[] Trained(params string[] lines)
        {
            string path = models.NewPath(".zip");
            ToolProcess.Run([.. Command(path), "--corpus", models.Write(lines)]).Ok();
            return File.ReadAllBytes(path);
        }

        Assert.Equal(Trained([.. tokens.Chunk(10).Select(line => string.Join(' ', line))]), Trained(string.Join(' ', tokens)));
        string bad = models.Write(["ሰላም", new string('a', 1 << 24)]);
        ToolResult refused = ToolProcess.Run([.. Command(models.NewPath(".zip")), "--corpus", bad]);
        Assert.Equal(1, refused.Code);
        Assert.Equal($"distillemb: The corpus '{bad}', line 2: a word is longer than 1048576 bytes; expected a text with blanks between words.\n", refused.Errors);

        string[] Command(string path) =>
            ["distill", "--teacher", models.Word2Vec, "--epochs", "1", "--threads", "1", "--seed", "7", "--exact-words", "20", "--frequency-weight", "1", "--batch-size", "64", "--out", path];
    }

    [Fact]
    public void Sizes_heads_and_objectives_are_the_options()
    {
        string small = models.NewPath(".zip");
        ToolProcess.Run(Arguments(small, "--published", "--epochs", "1")).Ok();
        Assert.Equal("small", DistillEmbEncoder.Load(small).Architecture.Name);
        string fused = models.NewPath(".zip");
        ToolProcess.Run(Arguments(fused, "--dim", "30", "--objective", "neighborhood", "--precision", "float16", "--epochs", "1")).Ok();
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(fused);
        Assert.Equal((30, WeightPrecision.Float16), (encoder.VectorSize, encoder.Precision));

        // An encoder of fused teachers is evaluated against these.
        JsonElement head = Assert.Single(ToolProcess.Run("evaluate", fused, "--teacher", models.Word2Vec, "--teacher", models.FastText, "--json").Ok().Json.GetProperty("heads").EnumerateArray());
        Assert.Equal("word2vec+fasttext", head.GetProperty("head").GetString());
    }

    [Fact]
    public void The_network_has_the_sizes_that_were_asked_for()
    {
        string path = models.NewPath(".zip");
        ToolProcess.Run(Arguments(path, "--epochs", "1", "--embedding-size", "16", "--convolutions", "1x8,3x16", "--hidden-size", "24", "--ngram-buckets", "500", "--ngram-size", "8", "--ngram-longest", "4")).Ok();
        var network = Assert.IsType<PositionalArchitecture>(DistillEmbEncoder.Load(path).Architecture);
        Assert.Equal((16, 24), (network.EmbeddingSize, network.HiddenSize));
        Assert.Equal([new ConvolutionBank(1, 8), new ConvolutionBank(3, 16)], network.Convolutions);
        Assert.Equal((8, 2, 4), (network.Ngrams!.Size, network.Ngrams.Shortest, network.Ngrams.Longest));
        Assert.InRange(network.Ngrams.Buckets, 1, 500); // No more than there are.

        ToolProcess.Run(Arguments(path, "--epochs", "1", "--ngrams", "false")).Ok();
        Assert.Null(Assert.IsType<PositionalArchitecture>(DistillEmbEncoder.Load(path).Architecture).Ngrams);
    }

    [Fact]
    public void Interrupted_it_saves_the_best_so_far_and_goes_on_from_its_checkpoint()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with the command kill, which Windows has not.");
        (string path, string checkpoint) = (models.NewPath(".zip"), models.NewPath(".checkpoint"));
        using (ToolProcess process = ToolProcess.Start(Arguments(path, "--epochs", "5000", "--resume", checkpoint)))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(checkpoint), ToolProcess.PatienceInMilliseconds));
            process.Signal("INT");
            ToolResult stopped = process.End();
            Assert.Equal(Interrupted, stopped.Code);
            Assert.Contains("best so far", stopped.Errors, StringComparison.Ordinal);
        }

        Assert.True(DistillEmbEncoder.Load(path).VectorSize > 0);
        ToolProcess.Run(Arguments(path, "--epochs", "7", "--resume", checkpoint)).Failed(1, checkpoint, "--epochs was 5000, is 7", "choose another --resume");
    }

    [Fact]
    public void A_training_that_diverged_has_saved_the_best_so_far_and_failed()
    {
        string path = models.NewPath(".zip");
        string[] exploding = ["--epochs", "100", "--learning-rate", "0.1", "--weight-decay", "100", "--threads", "1"];
        ToolResult result = ToolProcess.Run(Arguments(path, exploding));
        Assert.Equal(1, result.Code);
        foreach (string part in new[] { "distillemb: Training diverged in epoch ", "Lower --learning-rate, now 0.1.", $"Training diverged; the best so far is saved as {path} ", "distillemb: training diverged; what was saved is the best of the epochs before" })
            Assert.Contains(part, result.Errors, StringComparison.Ordinal);
        Assert.True(DistillEmbEncoder.Load(path).VectorSize > 0);
    }

    [Fact]
    public void Where_the_model_cannot_be_saved_the_checkpoint_stays_and_the_next_call_only_saves()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders in use cannot be moved there.");
        string folder = Directory.CreateDirectory(models.NewPath(".folder")).FullName;
        string path = Path.Combine(folder, "model.zip");
        string checkpoint = models.NewPath(".checkpoint");
        string[] arguments = Arguments(path, "--epochs", "3", "--threads", "1", "--resume", checkpoint, "--json");
        using (ToolProcess process = ToolProcess.Start(arguments))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(checkpoint), ToolProcess.PatienceInMilliseconds));
            Directory.Delete(folder); // As full or as gone as a disk can be.
            ToolResult failed = process.End();
            Assert.Equal(1, failed.Code);
            Assert.Contains($"The folder '{folder}' does not exist, so the model cannot be saved as '{path}'.", failed.Errors, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(checkpoint));
        Directory.CreateDirectory(folder);
        ToolResult again = ToolProcess.Run(arguments).Ok();
        Assert.DoesNotContain("epoch ", again.Errors, StringComparison.Ordinal);
        Assert.Equal(2, again.Json.GetProperty("dev").GetArrayLength()); // That of the best epoch, of the run before.
        Assert.False(File.Exists(checkpoint));
        Assert.True(DistillEmbEncoder.Load(path).VectorSize > 0);
    }

    [Fact]
    public void Killed_it_leaves_the_old_model_as_it_was()
    {
        string path = models.NewPath(".zip");
        File.Copy(models.Encoder, path);
        using ToolProcess process = ToolProcess.Start(Arguments(path, "--epochs", "5000"));
        Thread.Sleep(1500);
        process.Signal("KILL");
        process.End();
        Assert.Equal(File.ReadAllBytes(models.Encoder), File.ReadAllBytes(path));
    }

    [Fact]
    public void Without_libtorch_it_says_how_to_get_it_and_models_can_still_be_used()
    {
        (string Name, string Value)[] without = [("NUGET_PACKAGES", models.Path("no-packages")), ("DISTILLEMB_LIBTORCH", "")];
        ToolProcess.RunWith("", without, Arguments(models.NewPath(".zip"))).Failed(1, "dotnet package download libtorch-cpu-", "--libtorch");
        Assert.Single(ToolProcess.RunWith("ሰላም", without, ["embed", models.Encoder]).Ok().Lines);
        ToolProcess.Run(Arguments(models.NewPath(".zip"), "--libtorch", models.Folder)).Failed(1, "--libtorch", "torch_cpu");
    }

    private string[] Arguments(string output, params string[] more) =>
        ["distill", "--teacher", models.Word2Vec, "--teacher", models.FastText, "--corpus", models.Corpus, "--batch-size", "64", "--out", output, .. more];
}
