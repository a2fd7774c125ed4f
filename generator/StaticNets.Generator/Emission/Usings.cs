namespace StaticNets.Generator.Emission;

/// <summary>The namespaces that the engine and the kernels write without qualification; the public members qualify everything.</summary>
internal static class Usings
{
    public static IReadOnlyList<string> Engine { get; } = ["System.Runtime.Intrinsics", "StaticNets.Runtime", "StaticNets.Simd"];

    public static IReadOnlyList<string> Kernels { get; } =
    ["System.Runtime.CompilerServices", "System.Runtime.InteropServices", "StaticNets.Runtime", "StaticNets.Simd"];
}
