using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>The zip of a small pipeline, whole and damaged, and what a program that loads it sees.</summary>
internal sealed class DamagedModel : IDisposable
{
    private const int LocalHeaderSize = 30;

    // Of one load. The model has 32 KB; a damaged number that is believed asks for gigabytes.
    private const long MostAllocated = 64 << 20;

    // A load takes a millisecond, a damage that is waited out takes for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SavingFolder _folder = new();
    private readonly IDataView _data;
    private readonly float[][] _vectors;

    public DamagedModel()
    {
        var mlContext = new MLContext();
        _data = SavingRow.View(mlContext);
        var pipeline = new TransformerChain<ITransformer>(
            mlContext.Transforms.CopyColumns("Copy", "Tokens").Fit(_data),
            SavingRow.Model(mlContext, TestEncoders.Create()));
        mlContext.Model.SaveAtomically(pipeline, _data.Schema, Path);
        Bytes = File.ReadAllBytes(Path);
        _vectors = TransformContract.Rows(pipeline.Transform(_data), "Vectors");
    }

    public string Path => _folder["model.zip"];

    /// <summary>The whole file.</summary>
    public byte[] Bytes { get; }

    public void Dispose() => _folder.Dispose();

    /// <summary>Where an entry's packed bytes stand in the file.</summary>
    public (int Start, int End) Contents(string entry)
    {
        int name = Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(entry));
        ReadOnlySpan<byte> header = Bytes.AsSpan(name - LocalHeaderSize, LocalHeaderSize);
        int start = name + entry.Length + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return (start, start + BinaryPrimitives.ReadInt32LittleEndian(header[18..]));
    }

    /// <summary>The file with one byte changed, at each of the places.</summary>
    public IEnumerable<(string What, byte[] Bytes)> Flips(IEnumerable<int> places, Func<int> by)
    {
        foreach (int place in places)
        {
            byte[] bytes = [.. Bytes];
            bytes[place] ^= (byte)by();
            yield return ($"byte {place} changed from {Bytes[place]:X2} to {bytes[place]:X2}", bytes);
        }
    }

    /// <summary>The file's first bytes, of each of the lengths.</summary>
    public IEnumerable<(string What, byte[] Bytes)> Cuts(IEnumerable<int> lengths) => lengths.Select(length => ($"cut off after {length} bytes", Bytes[..length]));

    /// <summary>Writes each damaged file and loads it; fails on other vectors, on huge allocations and on waiting.</summary>
    /// <param name="files">The damages, and what to call them.</param>
    /// <param name="load">Gives a transformer with the column "Vectors".</param>
    /// <param name="check">Judges the exception of a load, if there was one.</param>
    /// <returns>How many were refused.</returns>
    public int LoadAll(IEnumerable<(string What, byte[] Bytes)> files, Func<MLContext, string, ITransformer> load, Action<Exception> check)
    {
        string current = "none";
        Task<int> work = Task.Factory.StartNew(
            () =>
            {
                int refused = 0;
                foreach ((string what, byte[] bytes) in files)
                {
                    current = what;
                    if (!IsReadRight(what, bytes, load, check)) refused++;
                }

                return refused;
            },
            TaskCreationOptions.LongRunning);
        Assert.True(Task.WaitAny([work], Patience) == 0, $"Still loading after {Patience}: {current}.");
        return work.GetAwaiter().GetResult();
    }

    private bool IsReadRight(string what, byte[] bytes, Func<MLContext, string, ITransformer> load, Action<Exception> check)
    {
        File.WriteAllBytes(Path, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        float[][]? vectors = null;
        Exception? fault = Record.Exception(() => vectors = TransformContract.Rows(load(new MLContext(), Path).Transform(_data), "Vectors"));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MostAllocated) Assert.Fail($"{what}: {allocated} bytes were allocated. {fault}");
        if (fault is not null)
        {
            if (Record.Exception(() => check(fault)) is Exception wrong) Assert.Fail($"{what}: {wrong.Message} {fault}");
            return false;
        }

        bool same = _vectors.Length == vectors!.Length && _vectors.Zip(vectors).All(pair => MemoryMarshal.AsBytes<float>(pair.First).SequenceEqual(MemoryMarshal.AsBytes<float>(pair.Second)));
        Assert.True(same, $"{what}: other vectors");
        return true;
    }
}
