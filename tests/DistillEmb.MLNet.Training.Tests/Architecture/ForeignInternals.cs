using Mono.Cecil;

namespace DistillEmb.MLNet.Training.Tests.Architecture;

/// <summary>What a built assembly uses of other assemblies that is not public there: types, members, and what it overrides.</summary>
internal static class ForeignInternals
{
    /// <summary>Each use once, by the user's full name; what nested types and closures use is their outermost type's. <c>(assembly)</c> stands for attributes of the assembly.</summary>
    /// <param name="assemblyPath">The assembly; those that it uses stand beside it.</param>
    /// <param name="owners">The other assemblies' names.</param>
    public static IReadOnlyList<(string User, string Used)> Read(string assemblyPath, IReadOnlySet<string> owners)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assemblyPath));
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(assemblyPath, new ReaderParameters { AssemblyResolver = resolver });
        return
        [
            .. Internals(assembly.CustomAttributes.SelectMany(attribute => attribute.ConstructorArguments.SelectMany(Types).Prepend<MemberReference>(attribute.Constructor))).Select(used => ("(assembly)", used)),
            .. assembly.MainModule.Types.SelectMany(type => Internals(Uses(type)).Select(used => (type.FullName.Split('`')[0], used))),
        ];

        IEnumerable<string> Internals(IEnumerable<MemberReference> uses) =>
            uses.SelectMany(Parts).Where(used => owners.Contains(OwnerOf(used)) && IsInternal(used)).Select(NameOf).Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<TypeReference> Types(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type],
        CustomAttributeArgument[] several => several.SelectMany(Types),
        _ => [],
    };

    private static IEnumerable<MemberReference> Uses(TypeDefinition type) =>
    [
        .. type.BaseType is null ? Array.Empty<MemberReference>() : [type.BaseType],
        .. type.Interfaces.Select(implementation => implementation.InterfaceType),
        .. type.CustomAttributes.Select(attribute => attribute.Constructor),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.SelectMany(Uses),
        .. type.NestedTypes.SelectMany(Uses),
    ];

    private static IEnumerable<MemberReference> Uses(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.CustomAttributes.Select(attribute => attribute.Constructor),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.Overrides,
        .. Overridden(method),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MemberReference>() : [],
    ];

    // The method of a base that C#'s override stands for; IL names it nowhere.
    private static IEnumerable<MemberReference> Overridden(MethodDefinition method)
    {
        if (!method.IsVirtual || method.IsNewSlot) return [];
        for (TypeDefinition? type = method.DeclaringType.BaseType?.Resolve(); type is not null; type = type.BaseType?.Resolve())
        {
            if (type.Methods.FirstOrDefault(other => other.IsVirtual && other.IsNewSlot && other.Name == method.Name && other.Parameters.Count == method.Parameters.Count) is MethodDefinition first) return [first];
        }

        return [];
    }

    // A call of M<X> on T<Y> uses M, X and Y.
    private static IEnumerable<MemberReference> Parts(MemberReference member) => member switch
    {
        GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification specification => Parts(specification.ElementType),
        GenericInstanceMethod generic => [.. Parts(generic.ElementMethod), .. generic.GenericArguments.SelectMany(Parts)],
        TypeReference => [member],
        _ => [member, .. (member.DeclaringType as GenericInstanceType)?.GenericArguments.SelectMany(Parts) ?? []],
    };

    private static bool IsInternal(MemberReference member) => member switch
    {
        TypeReference type => type.Resolve() is { IsPublic: false, IsNestedPublic: false, IsNestedFamily: false, IsNestedFamilyOrAssembly: false } || (type.DeclaringType is not null && IsInternal(type.DeclaringType)),
        MethodReference method => method.Resolve() is { IsPublic: false, IsFamily: false, IsFamilyOrAssembly: false } || IsInternal(method.DeclaringType),
        FieldReference field => field.Resolve() is { IsPublic: false, IsFamily: false, IsFamilyOrAssembly: false } || IsInternal(field.DeclaringType),
        _ => false,
    };

    private static string OwnerOf(MemberReference member)
    {
        TypeReference type = (member as TypeReference ?? member.DeclaringType).GetElementType();
        return type.Scope is AssemblyNameReference reference ? reference.Name : type.Module.Assembly.Name.Name;
    }

    // As C# has it: SchemaShape.Column.new, MapperBase.Host.
    private static string NameOf(MemberReference member)
    {
        string name = member.Name.Split('`')[0];
        if (member is MethodReference && (name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal))) name = name[4..];
        if (name == ".ctor") name = "new";
        return member.DeclaringType is null ? name : $"{NameOf(member.DeclaringType)}.{name}";
    }
}
