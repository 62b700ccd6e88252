using DistillEmb.MLNet.Bench;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.Sequences;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>sentences --model ZIP --data FILE [--rounds N]</c>: sentences tagged a second on one core, one at a time and by turns, by a loaded tagger and by the same network in
/// TorchSharp, which gives the scores and leaves the choice of tags to the same managed code. Both encode each distinct word of a sentence once.
/// </summary>
internal static class TaggingComparison
{
    public const string Usage = "sentences --model ZIP --data FILE [--rounds N]";

    private const int UsualRounds = 5;
    private const double Tolerance = 1e-3;

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "data", "rounds"], []);
        string file = arguments.Required("model");
        var mlContext = new MLContext();
        Tagger tagger = Find(mlContext.Model.Load(file, out _))?.Tagger ?? throw new ArgumentException($"The model '{file}' has no tagger in it.");
        IDataView data = mlContext.Data.LoadFromConllFile(arguments.Required("data"));
        ReadOnlyMemory<char>[][] sentences = [.. data.GetColumn<string[]>("Tokens").Select(tokens => Array.ConvertAll(tokens, token => token.AsMemory()))];
        Cores.Limit(1);
        set_num_threads(1);
        using var torch = new TorchTagger(tagger);
        int differences = sentences.Count(sentence => Differs(tagger, torch, sentence));
        (Series managed, Series torchSharp, Series ratio) = (new(), new(), new());
        var run = new TaggerRun(tagger);
        for (int round = 0; round < arguments.Number("rounds", UsualRounds); round++)
        {
            double first = Time(sentences, sentence => run.Read(sentence));
            double second = Time(sentences, sentence => torch.Tag(sentence));
            managed.Add(first);
            torchSharp.Add(second);
            ratio.Add(first / second);
        }

        run.Release();
        Console.WriteLine(FormattableString.Invariant($"{sentences.Length} sentences of {sentences.Average(sentence => sentence.Length):F1} tokens one at a time, {MachineLoad.Describe()}; sentences a second of processor time, medians (least, most); {new FileInfo(file).Length} bytes of zip; scores that differ by more than {Tolerance}: in {differences} sentences"));
        Console.WriteLine(FormattableString.Invariant($"managed {managed:F0}, TorchSharp {torchSharp:F0}, ratio {ratio:F2}"));
        return 0;
    }

    private static DistillEmbNerTransformer? Find(ITransformer model) => model switch
    {
        DistillEmbNerTransformer transformer => transformer,
        IEnumerable<ITransformer> chain => chain.Select(Find).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static double Time(ReadOnlyMemory<char>[][] sentences, Action<ReadOnlyMemory<char>[]> tag)
    {
        double start = ProcessorClock.Seconds();
        foreach (ReadOnlyMemory<char>[] sentence in sentences) tag(sentence);
        return sentences.Length / (ProcessorClock.Seconds() - start);
    }

    private static bool Differs(Tagger tagger, TorchTagger torch, ReadOnlyMemory<char>[] sentence)
    {
        float[] scores = new float[sentence.Length * tagger.Tags.Count];
        SequenceScratch scratch = tagger.Reader.RentScratch();
        tagger.Score(sentence, scores, scratch);
        tagger.Reader.ReturnScratch(scratch);
        return torch.Score(sentence).Zip(scores).Any(pair => Math.Abs(pair.First - pair.Second) > Tolerance);
    }

    /// <summary>The network as training has it, without gradients.</summary>
    private sealed class TorchTagger : IDisposable
    {
        private readonly Tagger _tagger;
        private readonly TrainableNetwork _student;
        private readonly NetworkParameters _parameters;
        private readonly LatticeScratch _lattice = new();

        public TorchTagger(Tagger tagger)
        {
            if (tagger.Shape.Sentence.Words.IsPresent || tagger.Shape.Sentence.WordShapes.IsPresent) throw new ArgumentException("The tagger has tables beside its encoder; expected one without.");
            _tagger = tagger;
            _student = StartingEncoder.ToNetwork(tagger.Reader.Encoder, new Random(1), CPU);
            _parameters = new NetworkParameters(tagger.Shape.DescribeTensors(), shape => tagger.Weights[shape.Name], CPU);
        }

        public void Tag(ReadOnlyMemory<char>[] sentence) => _tagger.FindBest(Score(sentence), new int[sentence.Length], _lattice);

        public float[] Score(ReadOnlyMemory<char>[] sentence)
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGradient = no_grad();
            DistillEmbEncoder encoder = _tagger.Reader.Encoder;
            var words = new SentenceWords();
            int[] numbers = words.Add([.. sentence.Select(token => token.ToString())]);
            (int[] rows, int[] lengths) = words.Encode(encoder.Sequence);
            Tensor vectors = _student.Forward(rows, words.Count);
            if (encoder.NormalizeHeads)
                vectors = cat([.. EncoderHead.PlacesOf(encoder.Heads).Select(part => nn.functional.normalize(vectors.narrow(1, part.Offset, part.Dimension), 2, 1))], 1);
            float scale = SentenceShape.ScaleOf(encoder);
            vectors = vectors.mul(tensor(Array.ConvertAll(lengths, length => length == 0 ? 0 : scale), [words.Count, 1]));
            Tensor x = vectors.index_select(0, tensor(Array.ConvertAll(numbers, number => (long)number)));
            var pass = new BilstmPass([sentence.Length]);
            for (int layer = 0; layer < _tagger.Shape.Sentence.Layers; layer++) x = pass.Forward(_tagger.Shape.Sentence.Lstm, layer, x, name => _parameters[name]);
            return NetworkParameters.ValuesOf(addmm(_parameters[TaggerShape.Tensors.Bias], x, _parameters[TaggerShape.Tensors.Weight], 1, 1));
        }

        public void Dispose()
        {
            _parameters.Dispose();
            _student.Dispose();
        }
    }
}
