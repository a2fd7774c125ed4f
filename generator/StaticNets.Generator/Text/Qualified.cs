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
}
