using System.Text.RegularExpressions;

namespace StaticNets.Generator.Text;

/// <summary>
/// Namespaces that emitted code writes out: a type or namespace of the user's that is called <c>Decisions</c> or <c>Math</c> must not
/// come between.
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

    private static readonly Dictionary<string, string> _simple = new()
    {
        ["Unsafe"] = CompilerServices,
        ["MethodImpl"] = CompilerServices,
        ["MethodImplOptions"] = CompilerServices,
        ["ISimd"] = Simd,
        ["SimdMath"] = Simd,
    };

    /// <summary>The vocabulary of some width and its register, as the kernels' type arguments.</summary>
    public static string VectorTypes(int bits, string element) => $"{Simd}Simd{bits}<{element}>, {Intrinsics}Vector{bits}<{element}>";

    /// <summary>The types that kernels call by their simple names, which stand in nearly every line of them.</summary>
    public static IReadOnlyCollection<string> SimpleNames => _simple.Keys;

    /// <summary>Code in which some of these names are written out: not in comments, and not where a type of the name is declared.</summary>
    public static string WriteOut(string code, IEnumerable<string> names) =>
        names.Aggregate(code, (text, name) => Regex.Replace(text, $@"(?<![\w.:@]|//.*|partial (\w+ )+){name}(?!\w)", _simple[name] + name));
}
