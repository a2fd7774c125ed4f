namespace StaticNets.Generator.Text;

/// <summary>What emitted methods ask of the JIT.</summary>
internal static class JitHints
{
    /// <summary>Full optimisation from the first call on: a kernel must not run in the slow first tier.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Part of whoever calls it.</summary>
    public const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";
}
