using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Prediction;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner predict</c>: sentences in, tagged sentences out.</summary>
internal sealed class NerPredictCommand : PredictCommand<SentenceFormat, TaggedFormat>
{
    private readonly TaggedTextArguments _files = new(choosesFormat: false, readsTags: false);

    public NerPredictCommand()
        : base(
            "Tags sentences, in their order, however many they are.",
            "tagger",
            "Sentences",
            "The sentences: one a line with blanks between tokens; or a token a line, an empty line after each sentence, where the other columns are kept; or CoNLL-U; or raw text, a paragraph a line, which is cut into sentences and tokens as the text was that the encoder was distilled from.",
            "The output: a token and its tag a line, behind the line's columns where it had some; or a sentence a line as JSON, with its names.",
            TaggedFormat.Json,
            "echo 'ዶክተር አበበ ከባህር ዳር መጡ ።' | distillemb ner predict ner.zip",
            "distillemb ner predict ner.zip sentences.txt.gz --json > tagged.jsonl",
            "distillemb ner predict ner.zip news.txt --from raw --json > tagged.jsonl",
            "distillemb ner predict ner.zip test.txt --from conll | conlleval",
            "distillemb ner predict pos.zip test.conllu --from conllu > tagged.conllup")
    {
        foreach (Option option in _files.Options) Options.Add(option);
    }

    protected override string Worded(string message) => TaggedTextArguments.Worded(base.Worded(message));

    protected override void Predict(PredictRequest<SentenceFormat, TaggedFormat> request, ParseResult arguments, CancellationToken stop)
    {
        if (request.From is SentenceFormat.Lines or SentenceFormat.Raw && _files.FirstGiven(arguments) is string option) throw new UsageException($"{option} goes with --from conll: a {(request.From == SentenceFormat.Raw ? "text" : "sentence a line")} has no columns.");
        ConllOptions options = _files.Of(arguments);
        var mlContext = new MLContext();
        DistillEmbNerTransformer tagger = TaggerModel.Load(mlContext, request.Model, stop);
        TextTokenizer? tokenizer = request.From == SentenceFormat.Raw ? RawText.TokenizerOf(tagger.Encoder) : null;
        using var sentences = new SentenceReader(request.File, request.From, options, tokenizer, stop);
        using var stream = new TagStream(mlContext, tagger, request.To, request.Threads);
        using Stream output = StandardStreams.OpenOutput();
        stream.Run(sentences, output, stop);
        if (sentences.Skipped is { Count: > 0 } skipped) Console.Error.WriteLine($"warning: {TaggedTextArguments.Worded($"{InputFile.NameOf(request.File)}: {skipped}.")}");
    }
}
