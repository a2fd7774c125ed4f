using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>How many threads a number of rows is worth.</summary>
internal static class WorkerCount
{
    // Multiply-adds of one pass that are worth a thread: some ten microseconds, ten times what it takes to wake one and wait for it.
    private const double FewestMultiplyAdds = 1e6;

    /// <param name="network">The network that the rows go through.</param>
    /// <param name="rows">Rows to share.</param>
    /// <param name="fewestRows">Rows that are worth a thread, however large the network is.</param>
    /// <param name="most">Upper limit, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int For(NetworkDescription network, int rows, int fewestRows, int most)
    {
        double multiplyAdds = (double)rows * network.MultiplyAdds;
        return (int)Math.Max(1, Math.Min(Math.Min(most, rows / fewestRows), multiplyAdds / FewestMultiplyAdds));
    }
}
