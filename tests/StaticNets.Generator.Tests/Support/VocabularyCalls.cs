using StaticNets.Simd;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Counts the SIMD operations that the JIT inlines into a function, including those inside <see cref="SimdMath"/>.</summary>
internal static class VocabularyCalls
{
    private const string Vocabulary = "ISimd`2.";

    // This getter is inlined like a SIMD operation, so it counts as one.
    private const string Lanes = "Kernels`2.get_Lanes";

    private static readonly Lazy<ILookup<string, EmittedMethod>> _functions = new(ReadFunctions);

    /// <param name="method">The function.</param>
    /// <param name="network">All methods of the network, including those of its products, which the shared functions call.</param>
    public static int In(EmittedMethod method, IReadOnlyList<EmittedMethod> network)
    {
        HashSet<string> products =
        [
            .. network
                .SelectMany(caller => caller.Products)
                .Where(call => KindOf(call.Function) == KindOf(method.Name))
                .Select(call => call.Product),
        ];
        return method.Calls.Sum(call =>
            IsOfProduct(call) ? Largest(call, network.Where(member => products.Contains(member.Type))) : Weight(call)
        );
    }

    private static int In(EmittedMethod method) => method.Calls.Sum(Weight);

    /// <summary>Whether a call is to a member of a product interface; tiles call their products through such interfaces.</summary>
    private static bool IsOfProduct(string call) => call.Split('.') is [['I', .., 'P', 'r', 'o', 'd', 'u', 'c', 't'], _];

    /// <summary>Returns the number of SIMD operations in the implementation that has the most, plus one for the call itself.</summary>
    private static int Largest(string call, IEnumerable<EmittedMethod> members)
    {
        string name = call.Split('.')[1];
        return 1 + members.Where(member => member.Name == name).Max(member => In(member));
    }

    /// <summary>Returns the first words of a shared function's name, which all functions for the same kind of product share.</summary>
    private static string KindOf(string function) => function.Split("RowTile")[0].Split("Tile")[0].Split("Multiply")[0];

    private static int Weight(string call) =>
        call == Lanes || call.StartsWith(Vocabulary, StringComparison.Ordinal) ? 1 : _functions.Value[call].Sum(In);

    private static ILookup<string, EmittedMethod> ReadFunctions()
    {
        using FileStream library = File.OpenRead(typeof(SimdMath).Assembly.Location);
        return EmittedMethods.Of(library).Where(method => method.Type == nameof(SimdMath)).ToLookup(method => method.FullName);
    }
}
