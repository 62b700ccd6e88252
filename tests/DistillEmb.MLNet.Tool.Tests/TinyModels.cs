using System.IO.Compression;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Tool.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(TinyModels))]

namespace DistillEmb.MLNet.Tool.Tests;

/// <summary>Small teachers, tagged sentences and labelled texts, cut from the sample data, and models that the tool itself trains of them, once.</summary>
public sealed class TinyModels : IDisposable
{
    private const int Words = 600;
    private const int CorpusLines = 400;
    private const int TrainLines = 900;
    private const int DevLines = 400;
    private const int TextLines = 301; // With the heading.

    private readonly Lazy<string> _encoder;
    private readonly Lazy<string> _tagger;
    private readonly Lazy<string> _classifier;

    public TinyModels()
    {
        string amharic = System.IO.Path.Combine(RepositoryRoot.Path, "samples", "data", "amharic");
        string tagged = System.IO.Path.Combine(RepositoryRoot.Path, "samples", "data", "amharic-ner");
        string topics = System.IO.Path.Combine(RepositoryRoot.Path, "samples", "data", "amharic-topics");
        Teacher("word2vec", System.IO.Path.Combine(amharic, "word2vec-50.vec.gz"));
        Teacher("fasttext", System.IO.Path.Combine(amharic, "fasttext-50.vec.gz"));
        File.WriteAllLines(Corpus, File.ReadLines(System.IO.Path.Combine(amharic, "corpus.txt")).Take(CorpusLines));
        File.WriteAllLines(Train, File.ReadLines(System.IO.Path.Combine(tagged, "train.txt")).Take(TrainLines));
        File.WriteAllLines(Dev, File.ReadLines(System.IO.Path.Combine(tagged, "dev.txt")).Take(DevLines));
        File.WriteAllLines(Texts, File.ReadLines(System.IO.Path.Combine(topics, "train.tsv")).Take(TextLines));
        File.Copy(System.IO.Path.Combine(topics, "dev.tsv"), DevTexts);
        _encoder = new Lazy<string>(() => Made("encoder.zip", "distill", "--teacher", Word2Vec, "--teacher", FastText, "--corpus", Corpus, "--epochs", "2", "--batch-size", "64"));
        _tagger = new Lazy<string>(() => Made("ner.zip", "ner", "train", "--train", Train, "--dev", Dev, "--encoder", Encoder, "--frozen", "--epochs", "2", "--hidden", "16"));
        _classifier = new Lazy<string>(() => Made("topics.zip", "classify", "train", "--train", Texts, "--dev", DevTexts, "--encoder", Encoder, "--frozen", "--epochs", "8", "--batch-size", "8", "--hidden", "16"));
    }

    /// <summary>The folder of all this, whose name has a blank and a letter that is not ASCII.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("distillemb tool ሀ-").FullName;

    public string Word2Vec => Path("word2vec.vec");

    public string FastText => Path("fasttext.vec");

    public string Corpus => Path("corpus.txt");

    public string Train => Path("train.txt");

    public string Dev => Path("dev.txt");

    /// <summary>Labelled texts, a heading above them.</summary>
    public string Texts => Path("texts.tsv");

    public string DevTexts => Path("dev-texts.tsv");

    /// <summary>An encoder of both teachers.</summary>
    public string Encoder => _encoder.Value;

    /// <summary>A tagger of names on the encoder.</summary>
    public string Tagger => _tagger.Value;

    /// <summary>A classifier of texts on the encoder.</summary>
    public string Classifier => _classifier.Value;

    /// <summary>Words of the teachers, the most frequent first.</summary>
    public string[] TeacherWords => [.. File.ReadLines(Word2Vec).Skip(1).Select(line => line.Split(' ')[0])];

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>A path that no other test uses.</summary>
    public string NewPath(string ending) => Path($"{Guid.NewGuid():N}{ending}");

    /// <summary>A file of lines that no other test uses.</summary>
    public string Write(params string[] lines)
    {
        string path = NewPath(".txt");
        File.WriteAllText(path, string.Concat(lines.Select(line => $"{line}\n")));
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Teacher(string name, string source)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(source), CompressionMode.Decompress));
        string[] header = reader.ReadLine()!.Split(' ');
        using var writer = new StreamWriter(Path($"{name}.vec"));
        writer.Write($"{Words} {header[1]}\n");
        for (int i = 0; i < Words; i++) writer.Write($"{reader.ReadLine()}\n");
    }

    private string Made(string name, params string[] arguments)
    {
        ToolProcess.Run([.. arguments, "--out", Path(name)]).Ok();
        return Path(name);
    }
}
