using System.Reflection;
using System.Runtime.Loader;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// Every emitted method of the kernels is marked as fully optimised, or so short that the JIT always inlines it. Any other method would start
/// in the JIT's first tier, and be slow for the first seconds of a process.
/// </summary>
public sealed class OptimizationHintTests
{
    // The size of IL up to which the JIT inlines a method without further conditions.
    private const int AlwaysInlined = 16;

    private const MethodImplAttributes Full = MethodImplAttributes.AggressiveInlining | MethodImplAttributes.AggressiveOptimization;

    public static TheoryData<string> Networks =>
        [
            LargeNetworks.Wide("Net", "Single"),
            LargeNetworks.WideImages("Net", "Double"),
            Sequence("64", "Conv1D(16, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Tanh), Lstm(12), Dense(3)"),
            Sequence("Steps.Any", "Gru(20, ReturnSequences = true), Dense(1, PerStep = true, Activation = Activation.Mish)"),
        ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void MethodsOfKernelsAreFullyOptimised(string source)
    {
        GeneratedCompilation generated = GeneratorHost.Generate(source);
        generated.AssertClean(source);
        AssemblyLoadContext context = new("hints", isCollectible: true);
        try
        {
            Type kernels = context.LoadFromStream(generated.Emit()).GetType("Net+Kernels`2", throwOnError: true)!;
            const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
            MethodInfo[] methods = [.. kernels.GetNestedTypes(Declared).Append(kernels).SelectMany(type => type.GetMethods(Declared))];
            Assert.True(methods.Length > 10);
            Assert.Empty(
                methods
                    .Where(method => (method.MethodImplementationFlags & Full) == 0)
                    .Where(method => method.GetMethodBody()?.GetILAsByteArray()?.Length > AlwaysInlined)
                    .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            );
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Sequence(string steps, string layers) =>
        $"using StaticNets; [Network(Loss = Loss.MeanSquaredError), Input({steps}, 1), {layers}] internal partial class Net;";
}
