using System.CommandLine;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>A command of the tool, with examples for its help.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(arguments => Guard.Run(stop => Run(arguments, stop), Worded));
    }

    /// <summary>Complete command lines that a user could type.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Gives options their help, where that takes time.</summary>
    public virtual void Explain()
    {
    }

    /// <summary>A message of the library in the words of this command line.</summary>
    protected virtual string Worded(string message) => message;

    /// <summary>Does what the command is for; faults are thrown, and <see cref="Guard"/> tells them.</summary>
    protected abstract void Run(ParseResult arguments, CancellationToken stop);
}
