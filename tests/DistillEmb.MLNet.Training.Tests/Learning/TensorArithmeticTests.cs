using Mono.Cecil;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public class TensorArithmeticTests
{
    /// <summary>
    /// A number that nothing refers to while libtorch reads it can be freed by the garbage collector: seen as failures of one training in
    /// thousands. No run shows that none is left, so the calls are read: ours, and those of TorchSharp that follow from them.
    /// </summary>
    [Theory]
    [InlineData(typeof(DistillEmbEstimator))]
    [InlineData(typeof(TensorArithmeticTests))]
    public void Nothing_converts_a_number_that_it_does_not_hold_on_to(Type type)
    {
        using ModuleDefinition torch = ModuleDefinition.ReadModule(typeof(torch).Assembly.Location);
        using ModuleDefinition ours = ModuleDefinition.ReadModule(type.Assembly.Location);
        Dictionary<string, MethodDefinition> methods = AllTypes(torch).SelectMany(declared => declared.Methods).ToDictionary(method => method.FullName);
        string[] faults =
        [
            .. from declared in AllTypes(ours)
               from method in declared.Methods
               from called in Calls(method)
               where methods.ContainsKey(called)
               let way = WayToConversion(called, methods)
               where way is not null
               select $"{method.FullName}: {way}",
        ];
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
        Assert.Contains(AllTypes(ours).SelectMany(declared => declared.Methods).SelectMany(Calls), methods.ContainsKey); // Otherwise nothing was read.
    }

    [Fact]
    public void A_conversion_is_found_through_other_methods()
    {
        using ModuleDefinition torch = ModuleDefinition.ReadModule(typeof(torch).Assembly.Location);
        Dictionary<string, MethodDefinition> methods = AllTypes(torch).SelectMany(declared => declared.Methods).ToDictionary(method => method.FullName);
        string mish = methods.Keys.Single(name => name.Contains("functional::mish(", StringComparison.Ordinal));
        Assert.Contains("softplus", WayToConversion(mish, methods), StringComparison.Ordinal);
        Assert.Null(WayToConversion(methods.Keys.Single(name => name.Contains("functional::logsigmoid(", StringComparison.Ordinal)), methods));
    }

    // The calls that lead to a conversion; null where none does.
    private static string? WayToConversion(string start, Dictionary<string, MethodDefinition> methods)
    {
        var ways = new Dictionary<string, string> { [start] = start };
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out string? name))
        {
            foreach (string called in Calls(methods[name]))
            {
                if (called.Contains("TorchSharp.Scalar::op_Implicit(", StringComparison.Ordinal) || called.Contains("::ToScalar(", StringComparison.Ordinal)) return $"{ways[name]} -> {called}";
                if (methods.ContainsKey(called) && ways.TryAdd(called, $"{ways[name]} -> {called}")) next.Enqueue(called);
            }
        }

        return null;
    }

    private static IEnumerable<string> Calls(MethodDefinition method) => method.HasBody
        ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().Select(called => called.GetElementMethod().FullName).Distinct()
        : [];

    private static IEnumerable<TypeDefinition> AllTypes(ModuleDefinition module) => module.Types.SelectMany(WithNested);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => [type, .. type.NestedTypes.SelectMany(WithNested)];
}
