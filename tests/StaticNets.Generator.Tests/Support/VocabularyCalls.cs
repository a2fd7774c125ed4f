using StaticNets.Simd;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Counts the SIMD operations that the JIT inlines into a function, including those inside <see cref="SimdMath"/>.</summary>
internal static class VocabularyCalls
{
    private const string Vocabulary = "ISimd`2.";

    // So small that it is inlined like a SIMD operation.
    private const string Lanes = "Kernels`2.get_Lanes";

    private static readonly Lazy<ILookup<string, EmittedMethod>> _functions = new(ReadFunctions);

    public static int In(EmittedMethod method) => method.Calls.Sum(Weight);

    private static int Weight(string call) =>
        call == Lanes || call.StartsWith(Vocabulary, StringComparison.Ordinal) ? 1 : _functions.Value[call].Sum(In);

    private static ILookup<string, EmittedMethod> ReadFunctions()
    {
        using FileStream library = File.OpenRead(typeof(SimdMath).Assembly.Location);
        return EmittedMethods.Of(library).Where(method => method.Type == nameof(SimdMath)).ToLookup(method => method.FullName);
    }
}
