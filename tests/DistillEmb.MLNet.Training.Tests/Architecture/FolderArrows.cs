using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DistillEmb.MLNet.Training.Tests.Architecture;

/// <summary>Which folders of a project use which, read from its built assembly: of every type, all types that it names.</summary>
internal static partial class FolderArrows
{
    /// <summary>The arrows, each with one pair of types that makes it.</summary>
    /// <param name="assemblyPath">The assembly.</param>
    /// <param name="sources">The folder of the project.</param>
    public static SortedDictionary<(string From, string To), (string User, string Used)> Read(string assemblyPath, string sources)
    {
        Dictionary<string, string> folders = FoldersOfTypes(sources);
        var arrows = new SortedDictionary<(string, string), (string, string)>();
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        foreach (TypeDefinition type in assembly.MainModule.Types)
        {
            if (FolderOf(type, folders) is not string from) continue;
            foreach (TypeReference used in Uses(type).SelectMany(Parts))
            {
                TypeReference outer = Outer(used);
                if (outer.Scope != assembly.MainModule || FolderOf(outer, folders) is not string to || to == from) continue;
                arrows.TryAdd((from, to), (type.Name, outer.Name));
            }
        }

        return arrows;
    }

    // One type a file, or a few: the file says in which folder they are, whatever their namespace.
    private static Dictionary<string, string> FoldersOfTypes(string sources)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories))
        {
            string[] parts = Path.GetRelativePath(sources, file).Split(Path.DirectorySeparatorChar);
            if (parts[0] is "bin" or "obj") continue;
            foreach (Match match in Declarations().Matches(File.ReadAllText(file))) folders[match.Groups[1].Value] = parts.Length > 1 ? parts[0] : "(root)";
        }

        return folders;
    }

    private static string? FolderOf(TypeReference type, Dictionary<string, string> folders)
    {
        string name = type.Name.Split('`')[0];
        if (folders.TryGetValue(name, out string? folder)) return folder;
        return type.Namespace.Contains(".Onnx", StringComparison.Ordinal) ? "Onnx" : null; // Generated from onnx.proto; other types without a file are the compiler's.
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (InterfaceImplementation implementation in type.Interfaces) yield return implementation.InterfaceType;
        foreach (CustomAttribute attribute in type.CustomAttributes) yield return attribute.AttributeType;
        foreach (TypeReference constraint in type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType)) yield return constraint;
        foreach (FieldDefinition field in type.Fields) yield return field.FieldType;
        foreach (TypeReference used in type.Methods.SelectMany(Uses)) yield return used;
        foreach (TypeReference used in type.NestedTypes.SelectMany(Uses)) yield return used;
    }

    private static IEnumerable<TypeReference> Uses(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (ParameterDefinition parameter in method.Parameters) yield return parameter.ParameterType;
        foreach (TypeReference constraint in method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType)) yield return constraint;
        if (!method.HasBody) yield break;
        foreach (VariableDefinition variable in method.Body.Variables) yield return variable.VariableType;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    yield return type;
                    break;
                case FieldReference field:
                    yield return field.DeclaringType;
                    break;
                case MethodReference called:
                    yield return called.DeclaringType;
                    foreach (TypeReference argument in (called as GenericInstanceMethod)?.GenericArguments ?? []) yield return argument;
                    break;
            }
        }
    }

    // A list of arrays of X is made of X too.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static TypeReference Outer(TypeReference type) => type.DeclaringType is null ? type : Outer(type.DeclaringType);

    [GeneratedRegex(@"^(?:\[[^\]]*\]\s*)?(?:public|internal|file)\s[^=;(""]*?\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?|delegate\s+[^(]*?)\s+([A-Z]\w*)\s*(?:[<(:;{]|where|$)", RegexOptions.Multiline)]
    private static partial Regex Declarations();
}
