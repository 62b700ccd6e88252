using System.Buffers;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Tags a text of any size.</summary>
internal sealed class TagStream : IDisposable
{
    private const int BatchSize = 64;

    private readonly TaggedFormat _format;
    private readonly SentenceTagger[] _taggers;
    private readonly BatchWriter<string[]> _writer;

    public TagStream(MLContext mlContext, DistillEmbNerTransformer tagger, TaggedFormat format, int threads)
    {
        _format = format;
        _taggers = [.. Enumerable.Range(0, threads).Select(_ => new SentenceTagger(mlContext, tagger))];
        _writer = new BatchWriter<string[]>(threads, BatchSize, Tag);
    }

    public void Run(SentenceReader text, Stream output, CancellationToken stop)
    {
        var sentences = new List<string[]>();
        while (text.Read(sentences, _writer.Capacity)) _writer.Write(sentences, output, stop);
    }

    public void Dispose()
    {
        foreach (SentenceTagger tagger in _taggers) tagger.Dispose();
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
