using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Distillation;

/// <summary>Raw text in, vectors or an encoder out.</summary>
public sealed class VectorsTests(TinyModels models)
{
    private const int Interrupted = 130;
    private const int Killed = 137;

    // Two topics, as people write: an encoder learns that words of one stand together.
    private static string Raw()
    {
        string[][] topics = [["በሬው", "ሜዳውን", "አረሰ", "ገበሬው", "ዘራ"], ["መርከቡ", "ባሕሩን", "አቋረጠ", "ካፒቴኑ", "ሰመጠ"]];
        var random = new Random(3);
        return string.Join('\n', Enumerable.Range(0, 300).Select(line => $"{string.Join(' ', Enumerable.Range(0, 6).Select(_ => $"{topics[line % 2][random.Next(5)]}{(random.Next(4) == 0 ? "ም" : "")}"))}። ሰላም፣ ዛሬ {random.Next(90)} ናቸው።"));
    }

    [Theory]
    [InlineData("vectors.vec")]
    [InlineData("vectors.bin", "--subwords", "2-4")]
    public void Vectors_are_trained_and_read_as_a_teacher(string name, params string[] more)
    {
        (string text, string path) = (models.NewPath(".txt"), Path.Combine(Path.GetDirectoryName(models.NewPath(".txt"))!, Guid.NewGuid() + name));
        File.WriteAllText(text, Raw());
        ToolResult result = ToolProcess.Run(["vectors", "--corpus", text, "--out", path, "--dimension", "16", "--epochs", "3", "--json", .. more]).Ok();
        Assert.Contains("is read as raw text, cut into sentences and tokens by the rules for Amharic", result.Errors, StringComparison.Ordinal);
        int words = result.Json.GetProperty("words").GetInt32();
        Assert.Equal(words, TeacherVocabulary.Load([Teacher.FromFile(path)]).Words.Count);
        Assert.Contains("ሰላም", TeacherVocabulary.Load([Teacher.FromFile(path)]).Words);
    }

    [Fact]
    public void A_corpus_comes_on_standard_input_and_through_pipes_packed_or_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script of bash.");
        string folder = Directory.CreateDirectory(models.NewPath(".folder")).FullName;
        string scratch = Directory.CreateDirectory(Path.Combine(folder, "scratch")).FullName;
        File.WriteAllText(Path.Combine(folder, "text"), Raw());
        const string Train = "\"${@:2}\" vectors --dimension 8 --epochs 1 --temporary-folder-path scratch";
        Assert.Contains("The corpus 'text' is read as raw text", Script($"{Train} --corpus text --out file.bin").Errors, StringComparison.Ordinal);
        Assert.Contains("The corpus on standard input is read as raw text", Script($"cat text | {Train} --corpus - --out input.bin").Errors, StringComparison.Ordinal);
        Script($"gzip -c text | {Train} --corpus - --out packed.bin");
        Assert.Contains("The corpus '/dev/fd/", Script($"{Train} --corpus <(cat text) --out pipe.bin").Errors, StringComparison.Ordinal);
        foreach (string name in new[] { "input.bin", "packed.bin", "pipe.bin" }) Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "file.bin")), File.ReadAllBytes(Path.Combine(folder, name)));

        // Beside teachers that are given, it tells how frequent words are.
        string distill = $"\"${{@:2}}\" distill --teacher '{models.Word2Vec}' --epochs 1 --threads 1 --exact-words 20 --text tokenized";
        Script($"{distill} --corpus '{models.Corpus}' --out file.zip");
        Script($"{distill} --corpus - --out input.zip < '{models.Corpus}'");
        Script($"{distill} --corpus <(cat '{models.Corpus}') --out pipe.zip");
        foreach (string name in new[] { "input.zip", "pipe.zip" }) Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "file.zip")), File.ReadAllBytes(Path.Combine(folder, name)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch));

        ToolResult Script(string script)
        {
            using ToolProcess process = ToolProcess.Script($"set -e; cd '{folder}'; {script}", folder);
            return process.End().Ok();
        }
    }

    [Theory]
    [InlineData("INT", Interrupted)]
    [InlineData("KILL", Killed)]
    public void Nothing_is_left_of_a_corpus_that_was_piped_when_it_is_ended(string signal, int code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What files a process has open is read in /proc.");
        string scratch = Directory.CreateDirectory(models.NewPath(".scratch")).FullName;
        using ToolProcess process = ToolProcess.Start("vectors", "--corpus", "-", "--out", models.NewPath(".bin"), "--temporary-folder-path", scratch);
        process.Input.Write(Raw());
        process.Input.Flush();
        Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateFiles($"/proc/{process.Id}/fd").Any(file => new FileInfo(file).LinkTarget?.StartsWith(scratch, StringComparison.Ordinal) == true), ToolProcess.PatienceInMilliseconds));
        process.Signal(signal);
        Assert.Equal(code, process.End().Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch));
    }

    [Fact]
    public void A_corpus_alone_is_distilled_and_the_encoder_knows_how_its_text_was_cut()
    {
        (string text, string path, string checkpoint) = (models.NewPath(".txt"), models.NewPath(".zip"), models.NewPath(".checkpoint"));
        File.WriteAllText(text, Raw());
        string[] arguments = ["distill", "--corpus", text, "--out", path, "--vector-dimension", "16", "--vector-epochs", "2", "--epochs", "1", "--resume", checkpoint, "--language", "tigrinya", "--json"];
        ToolResult result = ToolProcess.Run(arguments).Ok();
        Assert.Contains("Teachers are trained on", result.Errors, StringComparison.Ordinal);
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(path);
        Assert.Equal(["word2vec", "fasttext"], encoder.Heads.Select(head => head.Name));
        Assert.Equal(EthiopicLanguage.Tigrinya, encoder.Tokenizer?.Language);
        byte[] first = File.ReadAllBytes(path);
        ToolProcess.Run(arguments).Ok(); // With the teachers that stand beside the checkpoint.
        Assert.Equal(first, File.ReadAllBytes(path));
        IsUsedLikewise(path);
    }

    // In Tigrinya, ፡ before a blank is a comma; in Amharic it is the end of a word.
    private void IsUsedLikewise(string encoder)
    {
        const string Told = "The text is cut by the rules for Tigrinya, as that was which the encoder was distilled from.";
        const string Text = "በሬው፡ ሜዳውን፡፡";
        string[] expected = DistillEmbEncoder.Load(encoder).Tokenizer!.Tokenize(Text);
        Assert.NotEqual(TextTokenizer.Default.Tokenize(Text), expected);
        ToolResult embedded = ToolProcess.RunWith(Text, "embed", encoder, "--text", "raw").Ok();
        Assert.Equal(expected, embedded.Lines.Select(line => line.Split(' ')[0]));
        Assert.Contains(Told, embedded.Errors, StringComparison.Ordinal);

        string classifier = models.NewPath(".zip");
        string[] train = ["classify", "train", "--train", models.DevTexts, "--encoder", encoder, "--frozen", "--epochs", "1", "--hidden", "8", "--out", classifier];
        Assert.Contains(Told, ToolProcess.Run(train).Ok().Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("is cut by", ToolProcess.Run([.. train, "--language", "geez"]).Ok().Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is nothing to distil: give files of vectors by --teacher, or a text that teachers are trained from by --corpus")]
    [InlineData("--vector-epochs is for teachers that are trained from --corpus; here --teacher gives them", "--teacher", "WORD2VEC", "--vector-epochs", "3")]
    [InlineData("--teacher and --corpus are both to come from standard input, which is one; give a file", "--teacher", "a=-", "--corpus", "-")]
    [InlineData("--text says how a corpus is read; --corpus is missing", "--teacher", "WORD2VEC", "--text", "raw")]
    public void What_does_not_go_together_is_told(string fault, params string[] given)
    {
        ToolResult result = ToolProcess.Run(["distill", "--out", models.NewPath(".zip"), .. given.Select(word => word == "WORD2VEC" ? models.Word2Vec : word)]);
        Assert.Equal(2, result.Code);
        Assert.Contains(fault, result.Errors, StringComparison.Ordinal);
    }
}
