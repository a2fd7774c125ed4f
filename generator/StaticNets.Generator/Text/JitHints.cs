namespace StaticNets.Generator.Text;

/// <summary>The attributes by which emitted methods control the JIT compiler.</summary>
internal static class JitHints
{
    private const string AggressiveOptimization = "AggressiveOptimization";

    /// <summary>
    /// Full optimisation from the first call on, for functions and for every method between a user's call and the functions: a method that
    /// starts in the first tier can stay there for seconds if the JIT's background thread gets no core, and a small network spends most of
    /// its time in such methods.
    /// </summary>
    public static string Optimized(SimpleNames names) => names.MethodImpl(AggressiveOptimization);

    /// <summary>
    /// Full optimisation for a pass, which is never inlined into its caller. The JIT limits how much it inlines into a method by that
    /// method's length; a pass inlines many small functions, for which its one-line caller has no budget.
    /// </summary>
    public static string OptimizedPass(SimpleNames names) => names.MethodImpl(AggressiveOptimization, "NoInlining");

    /// <summary>For functions that are always inlined, and fully optimised if the JIT's inlining budget is used up.</summary>
    public static string Inlined(SimpleNames names) => names.MethodImpl("AggressiveInlining", AggressiveOptimization);
}
