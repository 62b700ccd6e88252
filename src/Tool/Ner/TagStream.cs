using System.Buffers;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Tags a text of any size: batches side by side, written one after another, each as a whole.</summary>
internal sealed class TagStream : IDisposable
{
    private const int BatchSize = 64;

    private readonly TaggedFormat _format;
    private readonly SentenceTagger[] _taggers;
    private readonly ArrayBufferWriter<byte>[] _buffers;

    public TagStream(MLContext mlContext, DistillEmbNerTransformer tagger, TaggedFormat format, int threads)
    {
        _format = format;
        _taggers = [.. Enumerable.Range(0, threads).Select(_ => new SentenceTagger(mlContext, tagger))];
        _buffers = [.. Enumerable.Range(0, threads).Select(_ => new ArrayBufferWriter<byte>())];
    }

    public void Run(SentenceReader text, Stream output, CancellationToken stop)
    {
        var sentences = new List<string[]>();
        while (text.Read(sentences, _taggers.Length * BatchSize))
        {
            foreach (string[][][] group in sentences.Chunk(BatchSize).Chunk(_taggers.Length))
            {
                stop.ThrowIfCancellationRequested();
                if (group.Length == 1) Tag(group[0], 0);
                else Parallel.For(0, group.Length, i => Tag(group[i], i));
                for (int i = 0; i < group.Length; i++) StandardStreams.WriteTo(output, _buffers[i].WrittenSpan);
            }
        }
    }

    public void Dispose()
    {
        foreach (SentenceTagger tagger in _taggers) tagger.Dispose();
    }

    private void Tag(string[][] sentences, int worker)
    {
        _buffers[worker].ResetWrittenCount();
        foreach (string[] tokens in sentences)
        {
            (string[] tags, float[]? confidences) = _taggers[worker].Tag(tokens);
            TaggedWriter.Append(_buffers[worker], _format, tokens, tags, confidences);
        }
    }
}
