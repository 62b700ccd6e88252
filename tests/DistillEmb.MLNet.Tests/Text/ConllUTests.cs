using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>CoNLL-U and CoNLL-U Plus (universaldependencies.org/format.html, ext-format.html).</summary>
public sealed class ConllUTests : IDisposable
{
    private const string Tree =
        "1-2\tለከበደ\t_\t_\t_\t_\t_\t_\t_\t_\n1\tለ\tለ\tADP\tPREP\t_\t2\tcase\t_\tTranslit=lä\n2\tከበደ\t_\tPROPN\tNAME\t_\t3\tobl\t_\t_\n"
        + "2.1\tሄደ\t_\tVERB\t_\t_\t_\t_\t0:root\tCopyOf=3\n3\t10 000\t_\tNUM\tNUM\t_\t0\troot\t_\tSpaceAfter=No\n\n";

    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("# sent_id = s0\n# text = ለከበደ 10 000\n")]
    [InlineData("# a comment that is like no other\n")]
    [InlineData("\uFEFF# newdoc id = d\n# O O O\n")]
    public void Ranges_empty_nodes_and_comments_are_no_tokens(string comments)
    {
        string path = _folder.Write("file", $"{comments}{Tree}# the next one\n{Tree}");
        foreach (ConllFormat? format in new ConllFormat?[] { null, ConllFormat.ConllU })
            Assert.Equal(["ለ/ADP ከበደ/PROPN 10 000/NUM", "ለ/ADP ከበደ/PROPN 10 000/NUM"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { Format = format })));
    }

    [Fact]
    public void Another_column_is_chosen_by_name_or_place()
    {
        string path = _folder.Write("file", Tree);
        Assert.Equal(["ለ/PREP ከበደ/NAME 10 000/NUM"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { TagColumn = "xpos" })));
        Assert.Equal(["ለ/case ከበደ/obl 10 000/root"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { TagColumn = 7 })));
        Assert.Equal([["ለ", "ከበደ", "10 000"]], _mlContext.Data.LoadFromConllFile(path, new ConllOptions { TagColumn = null }).GetColumn<string[]>("Tokens"));
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { TagColumn = "NER" }), "the option TagColumn is 'NER', and there is no such column; found 'ID', 'FORM'");
    }

    [Fact]
    public void Plus_says_its_columns_itself()
    {
        const string Plus = "# global.columns = ID FORM UPOS XX:NER\n# sent_id = s0\n1-2\tab\t_\t_\n1\ta\tDET\tO\n2\tb\tNOUN\tB-X\n\n# global.columns = ID FORM UPOS XX:NER\n1\tc\tNOUN\tO\n";
        string path = _folder.Write("file", Plus);
        Assert.Equal(["a/DET b/NOUN", "c/NOUN"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path)));
        Assert.Equal(["a/O b/B-X", "c/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { TagColumn = "XX:NER" })));
        string named = _folder.Write("named", "# global.columns = FORM XX:NER\na\tO\n");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(named), "the option TagColumn is 'UPOS', and there is no such column; found 'FORM', 'XX:NER'");
        Assert.Equal(["a/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(named, new ConllOptions { TagColumn = ^1 })));
    }

    [Fact]
    public void A_line_that_is_none_is_named()
    {
        string short9 = _folder.Write("short", $"{Tree}1\ta\ta\tNOUN\t_\t_\t0\troot\t_\n");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(short9), "line 7", "expected 10 columns between tabs, found 9");
        string id = _folder.Write("id", $"{Tree}x\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(id), "line 7", "the ID is 'x'; expected a number, a range such as 1-2 or an empty node such as 1.1");
        Assert.Single(ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(id, new ConllOptions { SkipBadLines = true })));
        Assert.Contains("Separator is '|'", Assert.Throws<ArgumentException>(() => _mlContext.Data.LoadFromConllFile(id, new ConllOptions { Format = ConllFormat.ConllU, Separator = '|' })).Message, StringComparison.Ordinal);
        Assert.Contains("Header is true", Assert.Throws<ArgumentException>(() => _mlContext.Data.LoadFromConllFile(id, new ConllOptions { Format = ConllFormat.ConllU, Header = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_columns_are_columns_where_that_is_said() =>
        Assert.Equal(["1-2/_ 1/Translit=lä 2/_ 2.1/CopyOf=3 3/SpaceAfter=No"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", Tree), new ConllOptions { Format = ConllFormat.Columns, TokenColumn = 0, TagColumn = ^1 })));
}
