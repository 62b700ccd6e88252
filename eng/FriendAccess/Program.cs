using DistillEmb.MLNet.FriendAccess;

// Usage: FriendAccess OUTPUT_FOLDER ASSEMBLY...
if (args.Length < 2)
{
    Console.Error.WriteLine("FriendAccess: expected an output folder and at least one assembly.");
    return 2;
}

Directory.CreateDirectory(args[0]);
foreach (string assembly in args[1..])
{
    string target = Path.Combine(args[0], Path.GetFileName(assembly));
    byte[] image = VisibilityRewriter.OpenInternals(File.ReadAllBytes(assembly));
    string partial = $"{target}.{Environment.ProcessId}.tmp";
    File.WriteAllBytes(partial, image);
    File.Move(partial, target, overwrite: true);
}

return 0;
