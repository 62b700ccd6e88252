using System.Buffers;

namespace DistillEmb.MLNet.Tool.Streams;

/// <summary>Turns rows into bytes, batches of them side by side; what they give is written one after another, each as a whole.</summary>
/// <param name="threads">Batches at a time.</param>
/// <param name="batchSize">Rows of a batch.</param>
/// <param name="work">Appends the bytes of a batch's rows to a buffer; is told which of the threads it is, from 0.</param>
internal sealed class BatchWriter<TRow>(int threads, int batchSize, Action<TRow[], int, ArrayBufferWriter<byte>> work)
{
    private readonly ArrayBufferWriter<byte>[] _buffers = [.. Enumerable.Range(0, threads).Select(_ => new ArrayBufferWriter<byte>())];

    /// <summary>Rows of which all threads have some.</summary>
    public int Capacity => threads * batchSize;

    public void Write(IEnumerable<TRow> rows, Stream output, CancellationToken stop)
    {
        foreach (TRow[][] group in rows.Chunk(batchSize).Chunk(threads))
        {
            stop.ThrowIfCancellationRequested();
            if (group.Length == 1) Work(group[0], 0);
            else Parallel.For(0, group.Length, i => Work(group[i], i));
            for (int i = 0; i < group.Length; i++) output.Write(_buffers[i].WrittenSpan);
        }
    }

    private void Work(TRow[] batch, int worker)
    {
        _buffers[worker].ResetWrittenCount();
        work(batch, worker, _buffers[worker]);
    }
}
