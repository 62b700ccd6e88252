using System.Buffers;
using System.Text;
using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.Text;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Tags a text of any size.</summary>
internal sealed class TagStream : IDisposable
{
    private const int BatchSize = 64;
    private const string PredictedColumn = "PREDICTED"; // Of CoNLL-U Plus.

    private readonly TaggedFormat _format;
    private readonly SentenceTagger[] _taggers;
    private readonly BatchWriter<InputSentence> _writer;
    private long _sentences;

    public TagStream(MLContext mlContext, DistillEmbNerTransformer tagger, TaggedFormat format, int threads)
    {
        _format = format;
        _taggers = [.. Enumerable.Range(0, threads).Select(_ => new SentenceTagger(mlContext, tagger))];
        _writer = new BatchWriter<InputSentence>(threads, BatchSize, Tag);
    }

    public void Run(SentenceReader text, Stream output, CancellationToken stop)
    {
        var sentences = new List<InputSentence>();
        bool begun = false;
        while (text.Read(sentences, _writer.Capacity))
        {
            if (_format == TaggedFormat.Conll) Check(sentences);
            if (_format == TaggedFormat.Conll && !begun && text.Layout is { Format: ConllFormat.ConllU } layout) output.Write(Encoding.UTF8.GetBytes($"# global.columns = {string.Join(' ', [.. layout.Names!, NewName(layout.Names!)])}\n"));
            begun = true;
            _writer.Write(sentences, output, stop);
        }
    }

    public void Dispose()
    {
        foreach (SentenceTagger tagger in _taggers) tagger.Dispose();
    }

    // What is written is to be read back the same.
    private void Check(List<InputSentence> sentences)
    {
        foreach ((string[] tokens, IReadOnlyList<ConllLine> lines) in sentences)
        {
            _sentences++;
            int start = lines.Count > 0 ? -1 : Array.FindIndex(tokens, token => ConllParser.StartsDocument(token, null));
            if (start >= 0) throw new InvalidDataException($"Sentence {_sentences}: token {start + 1} is '{tokens[start]}', which in a file of a token a line starts a document; write JSON instead, with --to json.");
        }
    }

    private static string NewName(IReadOnlyList<string> names)
    {
        string name = PredictedColumn;
        for (int number = 2; ConllHeading.PlaceOf(names, name) >= 0; number++) name = $"{PredictedColumn}{number}";
        return name;
    }

    private void Tag(InputSentence[] sentences, int worker, ArrayBufferWriter<byte> buffer)
    {
        SentenceTagger tagger = _taggers[worker];
        foreach (InputSentence sentence in sentences)
        {
            (string[] tags, float[]? confidences) = tagger.Tag(sentence.Tokens);
            if (_format == TaggedFormat.Conll) TaggedWriter.AppendConll(buffer, sentence, tags);
            else TaggedWriter.AppendJson(buffer, sentence.Tokens, tags, confidences, tagger.Entities(sentence.Tokens, tags, confidences));
        }
    }
}
