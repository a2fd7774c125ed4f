namespace StaticNets.Generator.Tests.Support;

/// <summary>
/// Sizes beyond which .NET's JIT no longer optimises a method, or no longer inlines into it. The first five are counted before anything is
/// inlined (dotnet/runtime, <c>src/coreclr/jit/compiler.h</c>, <c>Compiler::compSetOptimizationLevel</c>); a method that exceeds one of
/// them is compiled without any optimisation, whatever its attributes say.
/// </summary>
internal static class JitLimits
{
    /// <summary>Bytes of IL, <c>DEFAULT_MIN_OPTS_CODE_SIZE</c>.</summary>
    public const int CodeBytes = 60_000;

    /// <summary>IL instructions, <c>DEFAULT_MIN_OPTS_INSTR_COUNT</c>.</summary>
    public const int Instructions = 20_000;

    /// <summary>Basic blocks, <c>DEFAULT_MIN_OPTS_BB_COUNT</c>.</summary>
    public const int Blocks = 2_000;

    /// <summary>Parameters and local variables, <c>DEFAULT_MIN_OPTS_LV_NUM_COUNT</c>.</summary>
    public const int Locals = 2_000;

    /// <summary>References to parameters and local variables, <c>DEFAULT_MIN_OPTS_LV_REF_COUNT</c>.</summary>
    public const int LocalReferences = 8_000;

    /// <summary>
    /// SIMD operations in a function. This is the project's own limit: functions became slow from 1 000 operations on, because the JIT
    /// stops inlining at 512 locals (<c>MAX_LV_NUM_COUNT_FOR_INLINING</c>). The variables of inlined methods count too, so the JIT's limit
    /// cannot be checked in the IL.
    /// </summary>
    public const int VocabularyCalls = 800;
}
