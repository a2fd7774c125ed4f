using StaticNets.Tests.Support;

namespace StaticNets.Import.Tests.Support;

/// <summary>
/// The number of damaged files that a test tries: a sample, all with STATICNETS_LONG=1, and as many as STATICNETS_MUTANTS says.
/// </summary>
internal static class MutantCount
{
    /// <summary>Returns the number.</summary>
    public static int Of(int normal, int full) =>
        int.TryParse(Environment.GetEnvironmentVariable("STATICNETS_MUTANTS"), out int asked) ? asked : LongRun.Count(normal, full);
}
