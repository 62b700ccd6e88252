using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DistillEmb.Files;

/// <summary>
/// Says in a file's name which process writes it: 32 hexadecimal digits, its number, a hash of its machine's name, and what keeps two files of one process apart.
/// File systems without locks have no other way to tell a saver at work from one that was killed.
/// </summary>
internal readonly struct SaverMark
{
    private const int Size = 16;
    private const int UniquePart = 2 * sizeof(uint);

    // Start times are counted in hundredths of a second since the machine started, and that moment is known to a second or so.
    private static readonly TimeSpan ClockError = TimeSpan.FromSeconds(3);

    private readonly int _process;
    private readonly uint _machine;

    private SaverMark(int process, uint machine) => (_process, _machine) = (process, machine);

    /// <summary>Whether the process was on this machine, so that <see cref="IsAlive"/> can tell.</summary>
    public bool IsOfThisMachine => _machine == ThisMachine();

    /// <summary>A new mark of this process, one that no other file has.</summary>
    public static string New() => New(Environment.ProcessId);

    /// <summary>A new mark of a process on this machine.</summary>
    public static string New(int process)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(bytes, process);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[sizeof(int)..], ThisMachine());
        RandomNumberGenerator.Fill(bytes[UniquePart..]);
        return Convert.ToHexStringLower(bytes);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out SaverMark mark)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bool isMark = text.Length == 2 * Size && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        mark = isMark ? new SaverMark(BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[sizeof(int)..])) : default;
        return isMark;
    }

    /// <summary>Whether the process that last wrote a file at a moment still runs. A later one with its number, as containers give again and again, is not that process.</summary>
    public bool IsAlive(DateTime lastWriteUtc)
    {
        try
        {
            using Process process = Process.GetProcessById(_process);
            return process.StartTime.ToUniversalTime() <= lastWriteUtc + ClockError;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return false; // There is no such process, or none any more.
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return true; // It is there, but somebody else's.
        }
    }

    private static uint ThisMachine() => XxHash32.HashToUInt32(MemoryMarshal.AsBytes(Environment.MachineName.AsSpan()));
}
