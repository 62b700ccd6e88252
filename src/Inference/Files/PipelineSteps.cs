using System.IO.Compression;
using System.Text;

namespace DistillEmb.Files;

/// <summary>The steps of the pipeline in an ML.NET model, by the names under which ML.NET loads them.</summary>
internal static class PipelineSteps
{
    // In the header that ML.NET writes for every step: its mark, and where the name of its loader stands.
    private const string HeaderName = "Model.key";
    private const int LoaderOffset = 80;
    private const int LoaderSize = 24;
    private const int MostSteps = 1000;

    private static readonly string[] Chains = ["TransformerChain", "TransformWrapper"]; // Steps in themselves, whose own steps count.

    private static ReadOnlySpan<byte> Mark => "ML\0MODEL"u8;

    /// <summary>All steps, in their order.</summary>
    public static IReadOnlyList<string> All(ZipArchive zip) => [.. Find(zip).Select(step => step.Loader)];

    /// <summary>The steps before the one that an entry belongs to, in their order.</summary>
    public static IReadOnlyList<string> Before(ZipArchive zip, string entry)
    {
        string own = FolderOf(entry);
        return [.. Find(zip).Where(step => string.CompareOrdinal(step.Folder, own) < 0).Select(step => step.Loader)];
    }

    private static IEnumerable<(string Folder, string Loader)> Find(ZipArchive zip)
    {
        var header = new byte[LoaderOffset + LoaderSize];
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name == HeaderName).OrderBy(entry => FolderOf(entry.FullName), StringComparer.Ordinal).Take(MostSteps))
        {
            using Stream contents = entry.Open();
            if (contents.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().StartsWith(Mark)) continue;
            ReadOnlySpan<byte> name = header.AsSpan(LoaderOffset, LoaderSize);
            int end = name.IndexOf((byte)0);
            string loader = Encoding.ASCII.GetString(end < 0 ? name : name[..end]);
            if (!Chains.Contains(loader)) yield return (FolderOf(entry.FullName), loader);
        }
    }

    // Zips of some systems have backslashes.
    private static string FolderOf(string entry)
    {
        string path = entry.Replace('\\', '/');
        int end = path.LastIndexOf('/');
        return end < 0 ? "" : path[..end];
    }
}
