namespace StaticNets.Generator.Text;

/// <summary>What emitted methods ask of the JIT.</summary>
internal static class JitHints
{
    /// <summary>Full optimisation from the first call on: a kernel must not run in the slow first tier.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>
    /// The same for members of the engine and of the public class, where <c>MethodImpl</c> needs its namespace. Everything between a user's call
    /// and the kernels must be optimised at once: a method that begins in the first tier stays there for seconds when the compiler's own thread
    /// finds no core, and a small network spends most of its time in such methods.
    /// </summary>
    public const string OptimizedMember =
        $"[{Qualified.CompilerServices}MethodImpl({Qualified.CompilerServices}MethodImplOptions.AggressiveOptimization)]";

    /// <summary>
    /// The same, and never part of its caller: how much a method may inline is bounded by its own length, and a pass has many small functions to
    /// inline where the one line that calls it has room for none.
    /// </summary>
    public const string OptimizedPass = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>Part of whoever calls it, and optimised where the compiler's budget for that is spent.</summary>
    public const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]";
}
