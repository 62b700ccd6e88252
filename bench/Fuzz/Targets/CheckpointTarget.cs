using System.Security.Cryptography;
using System.Text;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Checkpoints of trainings, under a checksum that is right unless they bring their own; all that is read before tensors are there to fill.</summary>
internal sealed class CheckpointTarget() : FileTarget("checkpoint", ".checkpoint")
{
    private const int Values = 4;

    private static readonly byte[] Head = [.. "DISTRUN\0"u8, 3, 0];

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(2); // Facts, then the seed and the epoch.
        foreach (string text in (string[])["training", "\"DistillEmbOptions\"", "Epochs", "3"]) writer.Write(text);
        writer.Write(1);
        writer.Write(2);
        new DevJudgement([]).Write(writer);
        TensorValues.Write(writer, [1f, 2f, 3f, 4f]);
        byte[] body = stream.ToArray();
        return [("body", body), ("whole", [.. Head, .. body, .. SHA256.HashData([.. Head, .. body])])];
    }

    protected override byte[] ContentsOf(byte[] input)
    {
        if (input.AsSpan().StartsWith(Head.AsSpan(0, 4))) return input;
        byte[] contents = [.. Head, .. input];
        return [.. contents, .. SHA256.HashData(contents)];
    }

    protected override void Read(string path, byte[] input) => CheckpointFile.Read(path, reader =>
    {
        TrainingFingerprint fingerprint = TrainingFingerprint.Read(reader);
        _ = fingerprint.Epochs;
        _ = fingerprint.HigherRatesThan(fingerprint).Count + fingerprint.DifferencesTo(fingerprint).Count();
        reader.ReadInt32();
        reader.ReadInt32();
        if (input.Length % 2 == 0) ValidationJudgement.Read(reader);
        else DevJudgement.Read(reader);
        TensorValues.Read(reader, Values);
    });
}
