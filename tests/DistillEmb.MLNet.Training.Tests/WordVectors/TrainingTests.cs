using System.Globalization;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

public sealed class TrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;

    public TrainingTests() => _corpus = _folder.Write("corpus.txt", TopicText.Make(4000));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 6)]
    public void Words_of_one_topic_come_to_lie_side_by_side(int shortest, int longest)
    {
        using TrainedWordVectors vectors = TrainedWordVectors.Train(_corpus, Options(shortest, longest));
        Assert.Equal((TopicText.Topics * TopicText.WordsPerTopic) + 5, vectors.Count);
        Assert.StartsWith("all", vectors.WordAt(0), StringComparison.Ordinal);
        Assert.True(vectors.CountOf(0) > vectors.CountOf(vectors.Count - 1));
        vectors.SaveBinary(_folder.PathOf("v.bin"));
        WordVectorTable table = WordVectorTable.Load(Teacher.FromFile(_folder.PathOf("v.bin")));
        string[] words = [.. table.Words.Where(word => word.StartsWith("topic", StringComparison.Ordinal))];
        double right = words.Average(word => table.FindNeighbors(word, 5).Average(neighbor => neighbor.Word.StartsWith(word[..6], StringComparison.Ordinal) ? 1 : 0));
        Assert.True(right > 0.95, string.Create(CultureInfo.InvariantCulture, $"{right} of the neighbors are of the word's topic."));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 6)]
    public void The_same_seed_gives_the_same_bytes_with_any_number_of_threads(int shortest, int longest)
    {
        byte[] one = Train(Options(shortest, longest, threads: 1));
        Assert.Equal(one, Train(Options(shortest, longest, threads: 2)));
        Assert.Equal(one, Train(Options(shortest, longest, threads: 4)));
        WordVectorOptions other = Options(shortest, longest, threads: 1);
        other.Seed = 2;
        Assert.NotEqual(one, Train(other));
    }

    [Fact]
    public void Two_trainings_of_one_corpus_go_side_by_side()
    {
        WordVectorOptions options = Options();
        using NumberedCorpus corpus = NumberedCorpus.Read(new TextFiles(_corpus), options, default);
        byte[][] both = new byte[2][];
        Parallel.For(0, 2, i =>
        {
            using TrainedWordVectors vectors = WordVectorTraining.Train(corpus, i == 0 ? options : Options(3, 6));
            both[i] = Saved(vectors);
        });
        Assert.Equal(Train(options), both[0]);
        Assert.Equal(Train(Options(3, 6)), both[1]);
    }

    [Fact]
    public void Both_formats_read_back_as_the_same_floats()
    {
        using TrainedWordVectors vectors = TrainedWordVectors.Train(_corpus, Options());
        vectors.SaveText(_folder.PathOf("v.vec"));
        vectors.SaveBinary(_folder.PathOf("v.bin"));
        foreach (string name in new[] { "v.vec", "v.bin" })
        {
            WordVectorTable table = WordVectorTable.Load(Teacher.FromFile(_folder.PathOf(name)));
            Assert.Equal(Enumerable.Range(0, vectors.Count).Select(vectors.WordAt), table.Words);
        }

        string[] second = File.ReadAllLines(_folder.PathOf("v.vec"))[1].Split(' ');
        Assert.Equal($"{vectors.Count} 20", File.ReadLines(_folder.PathOf("v.vec")).First());
        Assert.Equal(vectors.WordAt(0), second[0]);
        Assert.Equal(vectors[0].ToArray(), second[1..].Select(value => float.Parse(value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_corpus_is_a_teacher()
    {
        WordVectorOptions options = Options();
        WordVectorTable trained = WordVectorTable.Load(Teacher.FromCorpus(_corpus, options));
        using TrainedWordVectors vectors = TrainedWordVectors.Train(_corpus, options);
        Assert.Equal(Enumerable.Range(0, vectors.Count).Select(vectors.WordAt), trained.Words);
        Assert.Equal("corpus", Teacher.FromCorpus(_corpus, options).Name);
        Assert.Empty(vectors.Messages);
        Assert.StartsWith($"The corpus '{_corpus}' is read as tokenised text", vectors.Reading, StringComparison.Ordinal);
        Assert.Equal([vectors.Reading!, $"The teacher 'corpus' is trained on {vectors.Census}"], TeacherVocabulary.Load([Teacher.FromCorpus(_corpus, options)]).Findings);
        Assert.Throws<ArgumentException>(() => Teacher.FromCorpus(_corpus, new WordVectorOptions { Epochs = 0 }));
    }

    [Fact]
    public void Progress_tells_tokens_loss_and_time()
    {
        var reports = new List<WordVectorProgress>();
        WordVectorOptions options = Options();
        options.Progress = new Reports(reports.Add);
        TrainedWordVectors.Train(_corpus, options).Dispose();
        Assert.Equal([1, 2, 3], reports.Select(report => report.Epoch).Distinct());
        WordVectorProgress last = reports[^1];
        Assert.Equal(last.Steps, last.Step);
        Assert.True(last.TokensPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, last.Remaining);
        Assert.Equal(48_000, last.Census.Tokens);
        Assert.True(last.Loss < reports.First(report => report.Epoch == 1).Loss);
    }

    [Fact]
    public void Training_ends_where_lines_held_out_get_worse()
    {
        string small = _folder.Write("small.txt", TopicText.Make(60));
        WordVectorOptions options = Options();
        (options.Epochs, options.HeldOutShare, options.LearningRate, options.MinimumCount) = (2000, 0.3, 0.5, 1);
        var reports = new List<WordVectorProgress>();
        options.Progress = new Reports(reports.Add);
        using TrainedWordVectors vectors = TrainedWordVectors.Train(small, options);
        double[] losses = [.. reports.Where(report => report.HeldOutLoss is not null).Select(report => report.HeldOutLoss!.Value)];
        Assert.True(losses.Length < 2000);
        Assert.True(losses[^1] > losses[^2]);
        Assert.Contains("training ends with the vectors of the epoch before", vectors.Messages[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(float.NaN, vectors[0].ToArray());
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        var options = new WordVectorOptions { Epochs = 0, Window = 101, ShortestNgram = 4, LongestNgram = 3 };
        string message = Assert.Throws<ArgumentException>(() => TrainedWordVectors.Train(_corpus, options)).Message;
        Assert.StartsWith("Invalid WordVectorOptions: Epochs is 0; it must be 1 to 10000. Window is 101; it must be 1 to 100. LongestNgram is 3 but ShortestNgram is 4; it must be at least that.", message, StringComparison.Ordinal);
    }

    private static WordVectorOptions Options(int shortest = 0, int longest = 0, int threads = 2)
    {
        WordVectorOptions options = SmallVectors.Options(shortest, longest);
        options.Threads = threads;
        return options;
    }

    private byte[] Train(WordVectorOptions options)
    {
        using TrainedWordVectors vectors = TrainedWordVectors.Train(_corpus, options);
        return Saved(vectors);
    }

    private byte[] Saved(TrainedWordVectors vectors)
    {
        string path = _folder.PathOf(Path.GetRandomFileName());
        vectors.SaveBinary(path);
        return File.ReadAllBytes(path);
    }
}
