namespace StaticNets.Generator.Text;

/// <summary>The attributes by which emitted methods control the JIT compiler.</summary>
internal static class JitHints
{
    /// <summary>For functions: full optimisation from the first call on, so that they never run in the slow first tier.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>
    /// The same for members of the engine and of the public class, where <c>MethodImpl</c> needs its namespace. Every method between a
    /// user's call and the functions must be optimised at once: a method that starts in the first tier can stay there for seconds if the
    /// JIT's background thread gets no core, and a small network spends most of its time in such methods.
    /// </summary>
    public const string OptimizedMember =
        $"[{Qualified.CompilerServices}MethodImpl({Qualified.CompilerServices}MethodImplOptions.AggressiveOptimization)]";

    /// <summary>
    /// The same for a pass, which is never inlined into its caller. The JIT limits how much it inlines into a method by that method's
    /// length; a pass inlines many small functions, for which its one-line caller has no budget.
    /// </summary>
    public const string OptimizedPass = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>For functions that are always inlined, and fully optimised if the JIT's inlining budget is used up.</summary>
    public const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]";
}
