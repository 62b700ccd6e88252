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

    private readonly TaggedFormat _format;
    private readonly SentenceTagger[] _taggers;
    private readonly BatchWriter<string[]> _writer;
    private long _sentences;

    public TagStream(MLContext mlContext, DistillEmbNerTransformer tagger, TaggedFormat format, int threads)
    {
        _format = format;
        _taggers = [.. Enumerable.Range(0, threads).Select(_ => new SentenceTagger(mlContext, tagger))];
        _writer = new BatchWriter<string[]>(threads, BatchSize, Tag);
    }

    public void Run(SentenceReader text, Stream output, CancellationToken stop)
    {
        var sentences = new List<string[]>();
        while (text.Read(sentences, _writer.Capacity))
        {
            if (_format == TaggedFormat.Conll) Check(sentences, output);
            _writer.Write(sentences, output, stop);
        }
    }

    public void Dispose()
    {
        foreach (SentenceTagger tagger in _taggers) tagger.Dispose();
    }

    // What is written is to be read back the same.
    private void Check(List<string[]> sentences, Stream output)
    {
        // A reader takes one mark off the front: one of its own keeps that of the token.
        if (_sentences == 0 && sentences[0] is [string first, ..] && first.StartsWith('\uFEFF')) output.Write(Encoding.UTF8.Preamble);
        foreach (string[] tokens in sentences)
        {
            _sentences++;
            int start = Array.FindIndex(tokens, token => ConllReader.StartsDocument(token, null));
            if (start >= 0) throw new InvalidDataException($"Sentence {_sentences}: token {start + 1} is '{tokens[start]}', which in a file of a token a line starts a document; write JSON instead, with --to json.");
        }
    }

    private void Tag(string[][] sentences, int worker, ArrayBufferWriter<byte> buffer)
    {
        foreach (string[] tokens in sentences)
        {
            (string[] tags, float[]? confidences) = _taggers[worker].Tag(tokens);
            TaggedWriter.Append(buffer, _format, tokens, tags, confidences);
        }
    }
}
