using System.IO.Compression;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Classification;

public sealed class ClassifyTests(TinyModels models)
{
    private const string Heading = "label\ttext";

    [Fact]
    public void A_classifier_that_starts_at_random_is_trained_of_several_packed_files()
    {
        string packed = models.NewPath(".tsv.gz");
        using (var stream = new GZipStream(File.Create(packed), CompressionLevel.Fastest)) stream.Write(File.ReadAllBytes(models.Texts));
        string path = models.NewPath(".zip");
        ToolResult result = ToolProcess.Run(
            "classify", "train", "--train", packed, models.DevTexts, "--dev", models.DevTexts, "--epochs", "1", "--hidden", "8", "--vector-size", "20", "--pooling", "maximum", "--out", path, "--json").Ok();
        Assert.Equal(120, result.Json.GetProperty("texts").GetInt32());
        Assert.Equal(6, result.Json.GetProperty("classes").GetArrayLength());
        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("epoch ", StringComparison.Ordinal) && line.Contains("texts/s", StringComparison.Ordinal));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void It_learns_topics()
    {
        JsonElement scores = ToolProcess.Run("classify", "evaluate", models.Classifier, models.DevTexts, "--json").Ok().Json;
        Assert.InRange(scores.GetProperty("macroF1").GetDouble(), 0.25, 1); // Six classes: 0.17 by chance. The encoder learnt 600 words for two epochs.
        Assert.Equal(6, scores.GetProperty("confusion").GetArrayLength());
    }

    [Fact]
    public void A_program_that_loads_the_model_gets_classes_of_plain_texts()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(models.Classifier, out _);
        string[] lines = [.. File.ReadLines(models.DevTexts).Skip(1).Take(20)];
        IDataView texts = mlContext.Data.LoadFromEnumerable(lines.Select(line => new { Text = line.Split('\t')[1] }));
        string[] classes = [.. model.Transform(texts).GetColumn<string>("PredictedClass")];
        ToolResult told = ToolProcess.RunWith(string.Join('\n', lines), "classify", "predict", models.Classifier, "--from", "tsv").Ok();
        Assert.Equal(told.Lines.Select(line => line.Split('\t')[0]), classes);
    }

    [Fact]
    public void Texts_are_classified_in_their_order_and_one_without_words_too()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => i == 7 ? "" : string.Join(' ', Enumerable.Range(0, (i % 9) + 1).Select(k => $"ቃል{i}-{k}")))];
        ToolResult tsv = ToolProcess.RunWith(string.Join('\n', texts), "classify", "predict", models.Classifier, "--threads", "3").Ok();
        Assert.Equal(texts, tsv.Lines.Select(line => line.Split('\t')[1]));
        JsonElement[] json = [.. ToolProcess.RunWith(string.Join('\n', texts), "classify", "predict", models.Classifier, "-", "--json").Ok().Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(texts, json.Select(row => row.GetProperty("text").GetString()));
        Assert.Equal(tsv.Lines.Select(line => line.Split('\t')[0]), json.Select(row => row.GetProperty("label").GetString()));
        Assert.All(json, row =>
        {
            JsonProperty[] scores = [.. row.GetProperty("scores").EnumerateObject()];
            Assert.Equal(1, scores.Sum(score => score.Value.GetDouble()), 3);
            Assert.Equal(scores.Max(score => score.Value.GetDouble()), row.GetProperty("scores").GetProperty(row.GetProperty("label").GetString()!).GetDouble());
        });
    }

    [Fact]
    public void What_was_predicted_can_be_evaluated()
    {
        string file = models.NewPath(".tsv");
        File.WriteAllText(file, ToolProcess.Run("classify", "predict", models.Classifier, models.DevTexts, "--from", "tsv").Ok().Output);
        Assert.Equal(1, ToolProcess.Run("classify", "evaluate", models.Classifier, file, "--json").Ok().Json.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public void A_heading_is_left_out_where_it_is_known_or_told()
    {
        string[] texts = ["sport\tቡድኑ አሸነፈ", "", "health\tሐኪሙ ታካሚውን መረመረ"];
        foreach ((string heading, string[] options) in new[] { (Heading, Array.Empty<string>()), ("Label\tText", []), ("topic\tbody", ["--header"]) })
        {
            string file = models.Write([heading, .. texts]);
            Assert.Equal(2, ToolProcess.Run(["classify", "evaluate", models.Classifier, file, "--json", .. options]).Ok().Json.GetProperty("texts").GetInt32());
            Assert.Equal(2, ToolProcess.Run(["classify", "predict", models.Classifier, file, "--from", "tsv", .. options]).Ok().Lines.Length);
        }
    }

    [Fact]
    public void Classes_that_the_model_does_not_know_count_as_wrong_and_none_that_it_knows_is_a_fault()
    {
        ToolResult unknown = ToolProcess.Run("classify", "evaluate", models.Classifier, models.Write("sport\tቡድኑ አሸነፈ", "politics\tምክር ቤቱ", "ጤና\tሐኪሙ"), "--json").Ok();
        Assert.Contains(":2: the label 'politics' is none of those known (1 text, this first); what has it counts as wrong", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains(":3: the label 'ጤና' is none of those known", unknown.Errors, StringComparison.Ordinal);
        Assert.InRange(unknown.Json.GetProperty("accuracy").GetDouble(), 0, 0.34);
        JsonElement politics = unknown.Json.GetProperty("confusion").EnumerateArray().Single(row => row.GetProperty("actual").GetString() == "politics");
        Assert.Equal(1, politics.GetProperty("predicted").EnumerateObject().Sum(count => count.Value.GetInt32()));
        string swapped = models.Write([.. Enumerable.Range(0, 20).Select(i => $"{new string('ሀ', 100)}{i}\tsport")]);
        Assert.Equal(20, ToolProcess.Run("classify", "evaluate", models.Classifier, swapped, "--json").Ok().Json.GetProperty("texts").GetInt32());
        ToolProcess.Run("classify", "evaluate", models.Classifier, swapped, "--label-column", "1").Failed(1, $"No text of '{swapped}' has a class of the model", "'ሀሀሀ");
    }

    [Fact]
    public void Labelled_files_may_come_from_standard_input_a_pattern_and_another_system()
    {
        string folder = Directory.CreateDirectory(models.NewPath("")).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "a.tsv"), $"\uFEFF{Heading}\r\nsport\tቡድኑ\tአሸነፈ\r\n");
        File.WriteAllText(System.IO.Path.Combine(folder, "b.tsv"), "health\tሐኪሙ");
        Assert.Equal(2, ToolProcess.Run("classify", "evaluate", models.Classifier, System.IO.Path.Combine(folder, "*.tsv"), "--json").Ok().Json.GetProperty("texts").GetInt32());
        ToolResult plain = ToolProcess.RunWith("sport\tቡድኑ", "classify", "evaluate", models.Classifier, "-", "--confusion").Ok();
        Assert.Contains("Texts by class (rows)", plain.Output, StringComparison.Ordinal);
        ToolResult predicted = ToolProcess.Run("classify", "predict", models.Classifier, System.IO.Path.Combine(folder, "a.tsv"), "--from", "tsv").Ok();
        Assert.EndsWith("\tቡድኑ\tአሸነፈ\n", predicted.Output, StringComparison.Ordinal);
        ToolProcess.Run("classify", "evaluate", models.Classifier, System.IO.Path.Combine(folder, "*.csv")).Failed(1, "No file matches the pattern", "(labelled-text files)");
        Assert.Single(ToolProcess.RunWith("\tቡድኑ አሸነፈ\n", "classify", "predict", models.Classifier, "--from", "tsv").Ok().Lines); // The class is not looked at.
    }

    // .NET puts arrays elsewhere in every process, which decided on the last bits once.
    [Fact]
    public void The_same_command_gives_the_same_bytes_in_every_process()
    {
        byte[][] files = [.. Enumerable.Range(0, 4).Select(_ =>
        {
            string path = models.NewPath(".zip");
            ToolProcess.Run("classify", "train", "--train", models.Texts, "--encoder", models.Encoder, "--epochs", "1", "--hidden", "6", "--threads", "1", "--out", path).Ok();
            return File.ReadAllBytes(path);
        })];
        Assert.All(files, file => Assert.Equal(files[0], file));
    }

    [Fact]
    public void Ctrl_C_in_training_saves_the_best_so_far()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with the command kill, which Windows has not.");
        string path = models.NewPath(".zip");
        using ToolProcess process = ToolProcess.Start("classify", "train", "--train", models.Texts, "--dev", models.DevTexts, "--encoder", models.Encoder, "--frozen", "--hidden", "8", "--epochs", "2000", "--patience", "0", "--out", path);
        process.WaitForError("dev macro F1");
        process.Signal("INT");
        ToolResult result = process.End();
        Assert.Equal(130, result.Code);
        Assert.Contains("Stopped; the best so far is saved as", result.Errors, StringComparison.Ordinal);
        ToolProcess.RunWith("ሰላም", "classify", "predict", path).Ok();
    }

    [Fact]
    public void A_line_without_tab_or_class_and_a_file_without_texts_are_faults()
    {
        string noTab = models.Write("sport\tቡድኑ አሸነፈ", "", "ሐኪሙ");
        string noClass = models.Write(Heading, " \tቡድኑ");
        string empty = models.Write(Heading);
        foreach (string[] command in new[] { new[] { "classify", "evaluate", models.Classifier }, ["classify", "train", "--out", models.NewPath(".zip"), "--train"] })
        {
            ToolProcess.Run([.. command, noTab]).Failed(1, $"'{noTab}', line 3: found no tab; expected 2 columns as most lines have");
            ToolProcess.Run([.. command, noClass]).Failed(1, $"'{noClass}', line 2: found no label, column 1 is empty; expected a label and a text");
            ToolProcess.Run([.. command, empty]).Failed(1, $"no texts in '{empty}'");
        }
    }

    [Fact]
    public void What_was_read_is_told_before_training_and_bad_lines_are_skipped_if_asked_for()
    {
        string file = models.Write(["ID\ttweet\tlabel", .. Enumerable.Range(0, 20).Select(i => $"am_{i}\tቃል {i}\t{(i % 2 == 0 ? "positive" : "negative")}"), "am_20\tቃል"]);
        string[] command = ["classify", "train", "--train", file, "--epochs", "1", "--hidden", "8", "--vector-size", "20", "--out", models.NewPath(".zip")];
        ToolProcess.Run(command).Failed(1, $"'{file}', line 22: found 2 columns between tabs; expected 3 columns as the heading has");
        string[] told = ToolProcess.Run([.. command, "--skip-bad-lines"]).Ok().Errors.Split('\n');
        Assert.Equal($"train: 20 texts of {file} (columns between tabs, a heading; label: column 3 'label'; text: column 2 'tweet'; not read: 1 'ID'); 2 labels: positive 10, negative 10", told[0]);
        Assert.StartsWith($"warning: {file}: 1 bad line passed over, this first: '{file}', line 22", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_dev_files_that_training_has_not_are_told_before_the_first_epoch()
    {
        string train = models.Write([.. Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "sport" : "health")}\tቃል {i}")]);
        string dev = models.Write("sport\tቃል አንድ", "Health\tቃል ሁለት", "tax\tቃል ሦስት");
        ToolResult result = ToolProcess.Run("classify", "train", "--train", train, "--dev", dev, "--epochs", "1", "--hidden", "8", "--vector-size", "20", "--out", models.NewPath(".zip"), "--json").Ok();
        string before = result.Errors[..result.Errors.IndexOf("epoch ", StringComparison.Ordinal)];
        Assert.Contains($"warning: {dev}:3: the label 'tax' is none of those known (1 text, this first); what has it counts as wrong", before, StringComparison.Ordinal);
        Assert.Contains($"warning: {dev}:2: the label 'Health' (1 text) differs from 'health' by case", before, StringComparison.Ordinal);
        Assert.Equal(3, result.Json.GetProperty("texts").GetInt32());
    }

    [Fact]
    public void A_table_in_quotation_marks_is_predicted_and_what_comes_out_can_be_read()
    {
        string file = models.NewPath(".csv");
        File.WriteAllText(file, "id,text,topic\n1,\"ቡድኑ, \"\"አሸነፈ\"\"\nዛሬ\",sport\n2,ሐኪሙ,health\n");
        ToolResult predicted = ToolProcess.Run("classify", "predict", models.Classifier, file, "--from", "tsv").Ok();
        Assert.Matches("^\\w+\t\"ቡድኑ, \"\"አሸነፈ\"\"\nዛሬ\"\n\\w+\tሐኪሙ\n$", predicted.Output);
        string output = models.NewPath(".tsv");
        File.WriteAllText(output, predicted.Output);
        Assert.Equal(1, ToolProcess.Run("classify", "evaluate", models.Classifier, output, "--json").Ok().Json.GetProperty("accuracy").GetDouble());
        Assert.Equal(2, ToolProcess.Run("classify", "evaluate", models.Classifier, file, "--label-column", "topic", "--separator", "comma", "--json").Ok().Json.GetProperty("texts").GetInt32());
        string packed = models.NewPath(".txt");
        File.WriteAllBytes(packed, System.Text.Encoding.Latin1.GetBytes("sport;caf\u00E9\nhealth;rien\n"));
        Assert.Contains("caf\u00E9", ToolProcess.Run("classify", "predict", models.Classifier, packed, "--from", "tsv", "--encoding", "windows-1252", "--separator", "semicolon", "--text-column", "-1", "--header", "false").Ok().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_labelled_files_are_checked()
    {
        ToolProcess.Run("classify", "evaluate", "m.zip", "a.tsv", "--separator", "tabs").Failed(2, "--separator is 'tabs'; expected tab, comma, semicolon, blank, or one character");
        ToolProcess.Run("classify", "evaluate", "m.zip", "a.tsv", "--encoding", "latin-9000").Failed(2, "--encoding is 'latin-9000', which is not known");
        ToolProcess.Run("classify", "evaluate", "m.zip", "a.tsv", "--label-column", "0").Failed(2, "--label-column is 0; columns are counted from 1");
        ToolProcess.Run("classify", "predict", "m.zip", models.DevTexts, "--text-column", "2").Failed(2, "--text-column goes with --from tsv");
    }

    [Fact]
    public void Tokens_between_blanks_stay_as_they_are()
    {
        string path = models.NewPath(".zip");
        string texts = models.Write([.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "a\tሰላም፡ለዓለም ።" : "b\tቤት ፡ ነው")]);
        ToolProcess.Run("classify", "train", "--train", texts, "--dev", texts, "--epochs", "1", "--hidden", "8", "--vector-size", "20", "--tokenized", "--out", path).Ok();
        var mlContext = new MLContext();
        IDataView rows = mlContext.Data.LoadFromEnumerable([new { Text = "ሰላም፡ለዓለም  ።\tቤት" }]);
        Assert.Equal([["ሰላም፡ለዓለም", "።", "ቤት"]], mlContext.Model.Load(path, out _).Transform(rows).GetColumn<string[]>("Tokens"));
    }

    [Fact]
    public void A_model_of_a_program_that_reads_tokens_or_another_column_is_used_too()
    {
        var mlContext = new MLContext();
        ITransformer classifier = ((IEnumerable<ITransformer>)mlContext.Model.Load(models.Classifier, out _)).SelectMany(step => step is IEnumerable<ITransformer> steps ? steps : [step]).OfType<DistillEmbTextClassificationTransformer>().Single();
        IDataView tokens = mlContext.Data.LoadFromEnumerable([new { Label = "sport", Tokens = new[] { "ሰላም" } }]);
        IDataView bodies = mlContext.Data.LoadFromEnumerable([new { Label = "sport", Body = "ሰላም" }]);
        IDataView several = mlContext.Data.LoadFromEnumerable([new { Title = "ሰላም", Body = "ሰላም" }]);
        ITransformer pipeline = mlContext.Transforms.Text.TokenizeEthiopic("Tokens", "Body").Fit(bodies).Append(classifier);
        string[] paths = [.. Enumerable.Range(0, 3).Select(_ => models.NewPath(".zip"))];
        mlContext.Model.Save(classifier, tokens.Schema, paths[0]);
        mlContext.Model.Save(pipeline, bodies.Schema, paths[1]);
        mlContext.Model.Save(pipeline, several.Schema, paths[2]);
        string[] expected = ToolProcess.RunWith("ተማሪው መለሰ\nቤት\n", "classify", "predict", models.Classifier).Ok().Lines;
        Assert.Equal(expected, ToolProcess.RunWith("ተማሪው መለሰ\nቤት\n", "classify", "predict", paths[0]).Ok().Lines);
        Assert.Equal(expected, ToolProcess.RunWith("ተማሪው መለሰ\nቤት\n", "classify", "predict", paths[1]).Ok().Lines);
        ToolProcess.Run("classify", "predict", paths[2]).Failed(1, "reads the columns Title, Body");

        // Labels made keys in front, classes made text behind, tokens dropped; and without a schema.
        ITransformer idiom = mlContext.Transforms.Conversion.MapValueToKey("Label").Fit(bodies)
            .Append(pipeline)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(pipeline.Transform(bodies)))
            .Append(mlContext.Transforms.DropColumns("Tokens").Fit(pipeline.Transform(bodies)));
        string whole = models.NewPath(".zip");
        mlContext.Model.Save(idiom, bodies.Schema, whole);
        string bare = models.NewPath(".zip");
        mlContext.Model.Save(classifier, null, bare);
        foreach (string model in new[] { whole, bare })
        {
            Assert.Equal(expected, ToolProcess.RunWith("ተማሪው መለሰ\nቤት\n", "classify", "predict", model).Ok().Lines);
            Assert.Equal(120, ToolProcess.Run("classify", "evaluate", model, models.DevTexts, "--json").Ok().Json.GetProperty("texts").GetInt32());
        }
    }
}
