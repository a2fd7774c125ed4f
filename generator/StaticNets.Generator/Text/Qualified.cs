using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Text;

/// <summary>
/// Fully qualified names for emitted code, which must compile even if the user has a type or namespace called, for example,
/// <c>Decisions</c> or <c>Math</c>.
/// </summary>
internal static class Qualified
{
    public const string Engines = "global::StaticNets.Engines.";
    public const string Training = "global::StaticNets.Training.";
    public const string Runtime = "global::StaticNets.Runtime.";
    public const string Simd = "global::StaticNets.Simd.";
    public const string Intrinsics = "global::System.Runtime.Intrinsics.";
    public const string InteropServices = "global::System.Runtime.InteropServices.";
    public const string CompilerServices = "global::System.Runtime.CompilerServices.";

    /// <summary>Returns the qualified name of a member of <c>StaticNets.WeightFormat</c>.</summary>
    public static string Of(WeightFormat format) => $"global::StaticNets.WeightFormat.{format}";

    /// <summary>
    /// Returns the type arguments S and V of emitted functions for a vector width: the implementation of <c>ISimd</c> and the vector type.
    /// </summary>
    public static string VectorTypes(int bits, string element) => $"{Simd}Simd{bits}<{element}>, {Intrinsics}Vector{bits}<{element}>";
}
