namespace StaticNets.Generator.Text;

/// <summary>The attributes by which emitted methods control the JIT compiler.</summary>
internal static class JitHints
{
    private const string AggressiveOptimization = "AggressiveOptimization";

    /// <summary>
    /// Returns the attribute for full optimisation from the first call on. It is for the emitted functions and for every method through
    /// which a user's call reaches them. Without the attribute, a method starts in the JIT's first tier and can stay there for seconds if
    /// the JIT's background thread gets no core; a small network spends most of its time in these methods.
    /// </summary>
    public static string Optimized(SimpleNames names) => names.MethodImpl(AggressiveOptimization);

    /// <summary>
    /// Returns the attribute for a pass: full optimisation, and no inlining into the caller. The JIT's budget for inlining into a method
    /// grows with the length of the method. A pass has many calls to inline; if the pass were itself inlined into its short caller, the
    /// budget of the caller would not suffice for these calls.
    /// </summary>
    public static string OptimizedPass(SimpleNames names) => names.MethodImpl(AggressiveOptimization, "NoInlining");

    /// <summary>
    /// Returns the attribute for functions that the JIT should always inline. If the JIT's inlining budget is used up, the JIT emits a call
    /// instead; then the function at least is fully optimised.
    /// </summary>
    public static string Inlined(SimpleNames names) => names.MethodImpl("AggressiveInlining", AggressiveOptimization);
}
