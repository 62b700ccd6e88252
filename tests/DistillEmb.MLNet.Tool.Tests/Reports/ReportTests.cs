using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Reports;

public sealed partial class ReportTests(TinyModels models)
{
    // What a browser would fetch, or run.
    private static readonly string[] Foreign = ["http", "src=", "href=", "<script", "@import", "<link", "url(\""];

    [Fact]
    public void Of_a_distillation_it_has_curves_settings_tables_and_a_map()
    {
        string page = Report("distill", "--teacher", models.Word2Vec, "--teacher", models.FastText, "--corpus", models.Corpus, "--epochs", "3", "--batch-size", "64", "--out", models.NewPath(".zip"));
        AssertWhole(page, pictures: 3);
        Assert.All(new[] { "Loss", "fasttext hits@10", "--learning-rate", "0.003", "Words that training never saw", "hits@10" }, part => Assert.Contains(part, page, StringComparison.Ordinal));
        AssertEthiopicLabels(page);
    }

    [Fact]
    public void Of_a_tagger_it_has_curves_sentences_errors_and_the_confusion_table()
    {
        string page = Report("ner", "train", "--train", models.Train, "--dev", models.Dev, "--encoder", models.Encoder, "--frozen", "--epochs", "2", "--hidden", "8", "--out", models.NewPath(".zip"));
        AssertWhole(page, pictures: 3);
        Assert.All(new[] { "dev span F1", "Sentences with errors", "class=\"wrong\"", "class=\"grid\"", "B-PER", "--dropout" }, part => Assert.Contains(part, page, StringComparison.Ordinal));
        AssertEthiopicLabels(page);
    }

    [Fact]
    public void Of_a_classifier_it_has_curves_texts_errors_and_the_confusion_table()
    {
        string page = Report("classify", "train", "--train", models.Texts, "--dev", models.DevTexts, "--encoder", models.Encoder, "--frozen", "--epochs", "2", "--hidden", "8", "--out", models.NewPath(".zip"));
        AssertWhole(page, pictures: 3);
        Assert.All(new[] { "dev macro F1", "Texts with errors", "class=\"wrong\"", "class=\"grid\"", "agriculture", "--max-tokens" }, part => Assert.Contains(part, page, StringComparison.Ordinal));
        AssertEthiopicLabels(page);
    }

    [Fact]
    public void Of_evaluations_it_has_tables_and_a_map()
    {
        AssertEthiopicLabels(AssertWhole(Report("evaluate", models.Encoder, "--teacher", models.FastText, "--subset", "train"), pictures: 1));
        AssertEthiopicLabels(AssertWhole(Report("ner", "evaluate", models.Tagger, models.Dev), pictures: 1));
        AssertEthiopicLabels(AssertWhole(Report("classify", "evaluate", models.Classifier, models.DevTexts), pictures: 1));
        string[] words = [.. models.TeacherWords.Where(word => word.Length >= 3).Take(8)];
        AssertWhole(Report("analogy", models.Encoder, models.Write($"{words[0]} {words[1]} {words[2]} {words[3]}", $"{words[4]} {words[5]} {words[6]} {words[7]}")), pictures: 1);
    }

    [Fact]
    public void What_stands_in_the_data_is_text_in_the_page()
    {
        string file = models.Write("<script>alert(1)</script> B-PER", "መጡ O");
        AssertWhole(Report("ner", "evaluate", models.Tagger, file), pictures: 0);
        AssertWhole(Report("classify", "evaluate", models.Classifier, models.Write("<script>\t<script>alert(1)</script>", "sport\t<b>")), pictures: 0);
    }

    [Fact]
    public void A_browser_lays_it_out_without_a_network()
    {
        string path = models.NewPath(".html");
        File.WriteAllText(path, Report("evaluate", models.Encoder, "--teacher", models.FastText, "--subset", "train").Replace("</body>", $"{Measurement}</body>", StringComparison.Ordinal));
        string profile = models.NewPath(".profile");
        Match measured = Measured().Match(Chromium.DocumentOf(path, profile));
        Assert.True(measured.Success, "The script that measures did not run.");
        Assert.InRange(int.Parse(measured.Groups["letters"].Value, System.Globalization.CultureInfo.InvariantCulture), 20, 500);
        Assert.Equal("0", measured.Groups["invisible"].Value);
        Assert.Equal("0", measured.Groups["outside"].Value);
        Assert.Equal("0", measured.Groups["fetched"].Value);
        Assert.Equal("false", measured.Groups["wide"].Value);
    }

    // Letters of pictures that have no size, or stand outside of their picture; what was fetched; whether the page is wider than the window.
    private const string Measurement = """
        <script>
        const letters = [...document.querySelectorAll("svg text")];
        const invisible = letters.filter(text => text.textContent && text.getBBox().width <= 0).length;
        const outside = letters.filter(text => { const own = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect(); return own.left < all.left - 1 || own.right > all.right + 1 || own.bottom > all.bottom + 1; }).length;
        const fetched = performance.getEntriesByType("resource").length;
        document.title = `measured ${letters.length} ${invisible} ${outside} ${fetched} ${document.documentElement.scrollWidth > window.innerWidth}`;
        </script>
        """;

    [GeneratedRegex("<title>measured (?<letters>[0-9]+) (?<invisible>[0-9]+) (?<outside>[0-9]+) (?<fetched>[0-9]+) (?<wide>true|false)</title>")]
    private static partial Regex Measured();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Pictures();

    private string Report(params string[] arguments)
    {
        string path = models.NewPath(".html");
        ToolProcess.Run([.. arguments, "--report", path]).Ok();
        return File.ReadAllText(path);
    }

    private static string AssertWhole(string page, int pictures)
    {
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        Assert.All(Foreign, part => Assert.DoesNotContain(part, page, StringComparison.OrdinalIgnoreCase));
        XElement[] found = [.. Pictures().Matches(page).Select(picture => XElement.Parse(picture.Value))];
        Assert.Equal(pictures, found.Length);
        string[] names = [.. found.SelectMany(picture => picture.DescendantsAndSelf()).Attributes("id").Select(id => id.Value)];
        Assert.Equal(names.Length, names.Distinct().Count());
        return page;
    }

    private static void AssertEthiopicLabels(string page)
    {
        string[] labels = [.. Pictures().Matches(page).SelectMany(picture => XElement.Parse(picture.Value).Descendants("text")).Select(text => text.Value)];
        Assert.True(labels.Count(label => label.Any(letter => letter is >= '\u1200' and <= '\u137F')) >= 5, $"Labels: {string.Join(' ', labels)}");
    }
}
