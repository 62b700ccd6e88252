using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>load --teacher FILE [--teacher FILE …] [--words N] [--plain]</c>: how long teachers take to read, and how much memory
/// at most, against the size of their numbers. With <c>--plain</c> a text file is read as a few lines of C# would, a line
/// at a time into a dictionary, to compare with.
/// </summary>
internal static class LoadMeasurement
{
    public static int Run(string[] args)
    {
        var files = new List<string>();
        int maxWords = 0;
        bool plain = false;
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--plain") plain = true;
            else if (args[i] == "--teacher" && i + 1 < args.Length) files.Add(args[++i]);
            else if (args[i] == "--words" && i + 1 < args.Length) maxWords = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else throw new ArgumentException($"Unexpected argument '{args[i]}'.");
        }

        if (files.Count == 0) throw new ArgumentException("--teacher is missing.");
        long before = PeakMemory();
        var clock = Stopwatch.StartNew();
        (int words, long numbers, object kept) = plain ? ReadPlainly(files) : Read(files, maxWords);
        double seconds = clock.Elapsed.TotalSeconds;
        long peak = PeakMemory();
        GC.KeepAlive(kept);
        Console.WriteLine(FormattableString.Invariant(
            $"{words} words, {numbers} numbers ({numbers * 4 / 1e6:F0} MB) in {seconds:F1} s; peak memory {peak / 1e6:F0} MB, {peak / (numbers * 4.0):F2} x the numbers ({before / 1e6:F0} MB of it before)"));
        return 0;
    }

    private static (int Words, long Numbers, object Kept) Read(List<string> files, int maxWords)
    {
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(files.Select((file, i) => Teacher.FromFile(file, $"{i}", maxWords)));
        return (vocabulary.Words.Count, (long)vocabulary.Words.Count * vocabulary.VectorSize, vocabulary);
    }

    private static (int Words, long Numbers, object Kept) ReadPlainly(List<string> files)
    {
        var tables = new List<Dictionary<string, float[]>>();
        foreach (string file in files)
        {
            var table = new Dictionary<string, float[]>();
            using Stream stream = File.OpenRead(file);
            using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
            while (reader.ReadLine() is string line)
            {
                string[] parts = line.Split(' ');
                if (parts.Length > 2) table.TryAdd(parts[0], [.. parts.Skip(1).Select(part => float.Parse(part, CultureInfo.InvariantCulture))]);
            }

            tables.Add(table);
        }

        return (tables[0].Count, tables.Sum(table => table.Values.Sum(vector => (long)vector.Length)), tables);
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
