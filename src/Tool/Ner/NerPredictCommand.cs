using System.CommandLine;
using DistillEmb.MLNet.Tool.Prediction;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner predict</c>: sentences in, tagged sentences out.</summary>
internal sealed class NerPredictCommand() : PredictCommand<SentenceFormat, TaggedFormat>(
    "Tags sentences, in their order, however many they are.",
    "tagger",
    "Sentences",
    "The sentences: one a line with blanks between tokens; or a token a line (the first column is read), an empty line after each sentence.",
    "The output: a token and its tag a line; or a sentence a line as JSON, with its names.",
    TaggedFormat.Json,
    "echo 'ዶክተር አበበ ከባህር ዳር መጡ ።' | distillemb ner predict ner.zip",
    "distillemb ner predict ner.zip sentences.txt.gz --json > tagged.jsonl",
    "distillemb ner predict ner.zip test.txt --from conll")
{
    protected override void Predict(PredictRequest<SentenceFormat, TaggedFormat> request, ParseResult arguments, CancellationToken stop)
    {
        var mlContext = new MLContext();
        DistillEmbNerTransformer tagger = TaggerModel.Load(mlContext, request.Model, stop);
        using var sentences = new SentenceReader(request.File, request.From, stop);
        using var stream = new TagStream(mlContext, tagger, request.To, request.Threads);
        using Stream output = StandardStreams.OpenOutput();
        stream.Run(sentences, output, stop);
    }
}
