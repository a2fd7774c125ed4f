namespace StaticNets.Generator.Text;

/// <summary>The attributes by which emitted methods control the JIT compiler.</summary>
internal static class JitHints
{
    private const string AggressiveOptimization = "AggressiveOptimization";

    /// <summary>
    /// Returns the attribute for full optimisation from the first call on. It is for functions and for every method between a user's call
    /// and the functions: a method that starts in the first tier can stay there for seconds if the JIT's background thread gets no core,
    /// and a small network spends most of its time in such methods.
    /// </summary>
    public static string Optimized(SimpleNames names) => names.MethodImpl(AggressiveOptimization);

    /// <summary>
    /// Returns the attribute for a pass: full optimisation, and no inlining into the caller. How much the JIT inlines into a method depends
    /// on the method's length. A pass inlines many small functions, for which the length of its one-line caller would not be enough.
    /// </summary>
    public static string OptimizedPass(SimpleNames names) => names.MethodImpl(AggressiveOptimization, "NoInlining");

    /// <summary>
    /// Returns the attribute for functions that are always inlined. They are fully optimised too, in case the JIT's inlining budget is used
    /// up.
    /// </summary>
    public static string Inlined(SimpleNames names) => names.MethodImpl("AggressiveInlining", AggressiveOptimization);
}
