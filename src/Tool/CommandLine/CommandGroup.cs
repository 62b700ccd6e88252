using System.CommandLine;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>A word that only names commands, such as <c>ner</c>.</summary>
internal sealed class CommandGroup : Command
{
    public CommandGroup(string name, string description, params Command[] commands)
        : base(name, description)
    {
        foreach (Command command in commands) Subcommands.Add(command);
    }
}
